create table organization (
  id uuid primary key,
  name text not null,
  slug text not null unique,
  created_at timestamptz not null
);
