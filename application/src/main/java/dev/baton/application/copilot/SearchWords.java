package dev.baton.application.copilot;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a text that say what it is about. */
final class SearchWords {
  private static final int MOST = 12;
  private static final int LONGEST = 40;
  private static final int LONG = 5;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** They are in every other message and part nothing from anything. */
  private static final Set<String> COMMON =
      Set.of(
          ("about after again all also and any are because been before being but can could did does"
                  + " doing done for from get got had has have hello help her here him his how into"
                  + " its just know like make many may more most much must need not now off one only"
                  + " our out over own please same say see she should some such tell than thank thanks"
                  + " that the their them then there these they this those too use very want was way"
                  + " well were what when where which who why will with would yes you your customer"
                  + " customers visitor visitors conversation conversations handoff similar find show"
                  + " search")
              .split(" "));

  private SearchWords() {}

  /** At most {@value #MOST}, lower case, without a plural's ending: beginnings of words count. */
  static List<String> of(String text) {
    var words = new LinkedHashSet<String>();
    var found = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (found.find() && words.size() < MOST) {
      var word = found.group();
      if (tells(word)) words.add(beginning(word));
    }
    return List.copyOf(words);
  }

  private static boolean tells(String word) {
    if (word.length() > LONGEST || COMMON.contains(word)) return false;
    return word.length() > 2 || word.codePoints().anyMatch(c -> !isLatin(c));
  }

  private static boolean isLatin(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.LATIN;
  }

  private static String beginning(String word) {
    boolean plural = word.length() >= LONG && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }
}
