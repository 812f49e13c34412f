package dev.baton.http;

/**
 * What an endpoint does: parse, call, render. Runs on the request's own virtual thread and may
 * block.
 */
@FunctionalInterface
public interface Handler {

  Reply handle(Request request);
}
