// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of a normative page.
 *
 * @param number its number with the letter of its page, such as O12
 * @param text what it says
 * @param evidence what stands below it: the scenarios that show it, or why there is none
 */
public record Sentence(String number, String text, String evidence) {
    /** The pages of the rule, in their order. */
    public static final List<String> PAGES = List.of("ownership.md", "candidates.md");

    private static final Pattern SENTENCE =
            Pattern.compile("- <a id=\"(?<anchor>[a-z][0-9]+)\"></a>\\*\\*(?<number>[A-Z][0-9]+)\\.\\*\\* (?<text>.*)");
    private static final String EVIDENCE = "  - ";
    private static final Pattern SCENARIO = Pattern.compile("`([a-z-]+/[a-z0-9-]+\\.txt)`");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern OTHER = Pattern.compile("\\b[OC][0-9]+\\b");

    /** {@return all sentences, in the order of the pages} */
    public static List<Sentence> all() {
        return PAGES.stream().flatMap(page -> of(resource(page)).stream()).toList();
    }

    private static String resource(String page) {
        try (InputStream text = Sentence.class.getResourceAsStream(page)) {
            if (text == null) {
                throw new IllegalStateException(page + " is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the sentences of the text of a page in their order} */
    public static List<Sentence> of(String page) {
        List<Sentence> rules = new ArrayList<>();
        for (String item : items(page)) {
            int end = item.indexOf('\n' + EVIDENCE);
            String sentence = (end < 0 ? item : item.substring(0, end)).replaceAll("\n *", " ");
            Matcher parts = SENTENCE.matcher(sentence);
            if (!parts.matches() || !parts.group("anchor").equalsIgnoreCase(parts.group("number"))) {
                throw new IllegalStateException("neither a sentence with its number nor an explanation: " + item);
            }
            String evidence =
                    end < 0 ? "" : item.substring(end + 1 + EVIDENCE.length()).replaceAll("\n *", " ");
            rules.add(new Sentence(parts.group("number"), parts.group("text"), evidence));
        }
        return rules;
    }

    /** The blocks below the first heading that are neither headings nor explanations nor a place that is kept. */
    private static List<String> items(String page) {
        List<String> items = new ArrayList<>();
        boolean begun = false;
        boolean open = false;
        for (String line : page.lines().toList()) {
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

    /** {@return the page that it stands on, {@code docs/specification/ownership.md#o1}} */
    public String page() {
        String page = number.startsWith("O") ? PAGES.get(0) : PAGES.get(1);
        return "docs/specification/" + page + "#" + number.toLowerCase(Locale.ROOT);
    }

    /** {@return the scenarios that show it} */
    public List<String> scenarios() {
        return all(SCENARIO, evidence);
    }

    /** {@return the classes named where it is not shown} */
    public List<String> tests() {
        return all(TEST, evidence);
    }

    /** {@return the numbers of sentences that it refers to} */
    public List<String> references() {
        return all(OTHER, text);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(result.groupCount()))
                .toList();
    }
}
