package dev.baton.http;

/** The name of a status, where no dialect's document gives one: {@code payload_too_large}. */
public final class Codes {

  private Codes() {}

  public static String of(int status) {
    return switch (status) {
      case 400 -> "bad_request";
      case 404 -> "not_found";
      case 405 -> "method_not_allowed";
      case 408 -> "request_timeout";
      case 411 -> "length_required";
      case 413 -> "payload_too_large";
      case 414 -> "uri_too_long";
      case 415 -> "unsupported_media_type";
      case 417 -> "expectation_failed";
      case 426 -> "upgrade_required";
      case 431 -> "request_header_fields_too_large";
      case 500 -> "internal_error";
      case 501 -> "not_implemented";
      case 503 -> "service_unavailable";
      case 505 -> "http_version_not_supported";
      default -> status < 500 ? "bad_request" : "internal_error";
    };
  }

  public static String message(int status) {
    return switch (status) {
      case 404 -> "There is nothing here.";
      case 405 -> "This path does not take this method.";
      case 408 -> "The request did not arrive in time.";
      case 413 -> "The body is larger than 1 MiB.";
      case 414 -> "The request target is too long.";
      case 415 -> "The body must be application/json.";
      case 431 -> "The headers are too large.";
      case 500 -> "Something went wrong here. The request id leads to the reason.";
      case 503 -> "Not available at the moment. Try again.";
      default -> status < 500 ? "The request is malformed." : "Something went wrong here.";
    };
  }
}
