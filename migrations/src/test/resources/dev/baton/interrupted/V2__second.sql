create table second (id int);
-- Stops here for as long as the test holds the lock.
select pg_advisory_xact_lock(4711);
