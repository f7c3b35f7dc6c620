// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of a normative page.
 *
 * @param number its number with the letter of its page, such as O12
 * @param text what it says
 * @param evidence what stands below it: the scenarios that show it, or why there is none
 */
record Rule(String number, String text, String evidence) {
    static final List<Path> PAGES = List.of(Path.of("docs/ownership.md"), Path.of("docs/candidates.md"));

    private static final Pattern SENTENCE =
            Pattern.compile("- <a id=\"(?<anchor>[a-z][0-9]+)\"></a>\\*\\*(?<number>[A-Z][0-9]+)\\.\\*\\* (?<text>.*)");
    private static final String EVIDENCE = "  - ";
    private static final Pattern SCENARIO = Pattern.compile("`([a-z-]+/[a-z0-9-]+\\.txt)`");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern OTHER = Pattern.compile("\\b[OC][0-9]+\\b");

    /** {@return the sentences of a page in their order} */
    static List<Rule> of(Path page) {
        List<Rule> rules = new ArrayList<>();
        for (String item : items(page)) {
            int end = item.indexOf('\n' + EVIDENCE);
            String sentence = (end < 0 ? item : item.substring(0, end)).replaceAll("\n *", " ");
            Matcher parts = SENTENCE.matcher(sentence);
            if (!parts.matches() || !parts.group("anchor").equalsIgnoreCase(parts.group("number"))) {
                throw new IllegalStateException(
                        page + ": neither a sentence with its number nor an explanation: " + item);
            }
            String evidence =
                    end < 0 ? "" : item.substring(end + 1 + EVIDENCE.length()).replaceAll("\n *", " ");
            rules.add(new Rule(parts.group("number"), parts.group("text"), evidence));
        }
        return rules;
    }

    /** The blocks below the first heading that are neither headings nor explanations nor a place that is kept. */
    private static List<String> items(Path page) {
        List<String> items = new ArrayList<>();
        boolean begun = false;
        boolean open = false;
        for (String line : Fence.linesOf(page)) {
            begun |= line.startsWith("## ");
            boolean goesOn = open && line.startsWith("  ");
            if (goesOn) {
                items.add(items.remove(items.size() - 1) + "\n" + line);
            } else if (begun && !line.isEmpty() && !line.matches("(#|>|<!--).*")) {
                items.add(line);
            }
            open = goesOn || line.startsWith("- ");
        }
        return items;
    }

    /** {@return the scenarios that show it} */
    List<String> scenarios() {
        return all(SCENARIO, evidence);
    }

    /** {@return the classes named where it is not shown} */
    List<String> tests() {
        return all(TEST, evidence);
    }

    /** {@return the numbers of sentences that it refers to} */
    List<String> references() {
        return all(OTHER, text);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(result.groupCount()))
                .toList();
    }
}
