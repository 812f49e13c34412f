package dev.baton.http;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the reference of the API says of an endpoint beyond what its handler tells by reading.
 *
 * @param name empty where nothing was said
 * @param refusals statuses beyond those that every endpoint of its kind has
 */
public record Description(
    String name, String summary, Reading reading, List<Answer> answers, List<Integer> refusals) {

  static final Description NONE =
      new Description("", "", new Reading.AsItDoes(), List.of(), List.of());

  /** What an endpoint reads of its requests. */
  public sealed interface Reading {

    /** What its handler asks for when it reads. */
    record AsItDoes() implements Reading {}

    record Nothing() implements Reading {}

    /**
     * A form, whose sender proves in a header that it comes from him.
     *
     * @param fields those that are looked at; senders add others
     */
    record AForm(String proof, List<String> fields) implements Reading {
      public AForm {
        fields = List.copyOf(fields);
      }
    }
  }

  /** What an endpoint may answer. */
  public sealed interface Answer {
    int status();

    record Json(int status, Type body) implements Answer {}

    record Nothing(int status) implements Answer {}

    record Other(int status, String mediaType) implements Answer {}

    /** An event stream, and what each kind of event tells. */
    record Events(Map<String, Class<?>> events) implements Answer {
      public Events {
        events = new TreeMap<>(events);
      }

      @Override
      public int status() {
        return 200;
      }
    }
  }

  public Description {
    answers = List.copyOf(answers);
    refusals = List.copyOf(refusals);
  }

  Description named(String operation, String line) {
    return new Description(operation, line, reading, answers, refusals);
  }

  Description reading(Reading what) {
    return new Description(name, summary, what, answers, refusals);
  }

  Description with(Answer answer) {
    var more = Stream.concat(answers.stream(), Stream.of(answer)).toList();
    return new Description(name, summary, reading, more, refusals);
  }

  Description refusing(List<Integer> statuses) {
    var more = Stream.concat(refusals.stream(), statuses.stream()).toList();
    return new Description(name, summary, reading, answers, more);
  }
}
