// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of a normative page.
 *
 * @param number its number with the letter of its page, such as O12
 * @param text what it says
 * @param reason why it says so; empty where that is missing
 * @param evidence what stands below that: the scenarios that show it, or why there is none
 */
public record Sentence(String number, String text, String reason, String evidence) {
    /** The pages of the rule, in their order. */
    public static final List<String> PAGES = List.of("ownership.md", "candidates.md", "caches.md", "results.md");

    /** The letters of their numbers. */
    private static final String LETTERS = "OCKR";

    private static final Pattern SENTENCE =
            Pattern.compile("- <a id=\"(?<anchor>[a-z][0-9]+)\"></a>\\*\\*(?<number>[A-Z][0-9]+)\\.\\*\\* (?<text>.*)");
    private static final String BELOW = "\n  - ";
    private static final String REASON = "Why: ";
    private static final Pattern SCENARIO = Pattern.compile("`([a-z-]+/[a-z0-9-]+\\.txt)`");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern OTHER = Pattern.compile("\\b[" + LETTERS + "][0-9]+\\b");

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
            List<String> parts = Arrays.stream(item.split(BELOW, -1))
                    .map(part -> part.replaceAll("\n *", " "))
                    .toList();
            Matcher sentence = SENTENCE.matcher(parts.get(0));
            if (!sentence.matches() || !sentence.group("anchor").equalsIgnoreCase(sentence.group("number"))) {
                throw new IllegalStateException("neither a sentence with its number nor an explanation: " + item);
            }
            boolean isReasoned = parts.size() > 1 && parts.get(1).startsWith(REASON);
            rules.add(new Sentence(
                    sentence.group("number"),
                    sentence.group("text"),
                    isReasoned ? parts.get(1).substring(REASON.length()) : "",
                    String.join(" ", parts.subList(isReasoned ? 2 : 1, parts.size()))));
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
        String page = PAGES.get(LETTERS.indexOf(number.charAt(0)));
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

    /** {@return the numbers of sentences that it or its reason refers to} */
    public List<String> references() {
        return all(OTHER, text + " " + reason);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(result.groupCount()))
                .toList();
    }
}
