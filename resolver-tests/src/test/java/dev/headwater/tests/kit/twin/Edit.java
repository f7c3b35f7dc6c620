// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.conformance.scenario.ScenarioText;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Another text in place of that of a scenario: what who breaks a sentence takes it for. */
public interface Edit extends UnaryOperator<ScenarioText> {
    /** {@return one that leaves lines out that have a match} */
    static Edit without(String section, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return lines(section, line -> pattern.matcher(line).find() ? "" : line + "\n");
    }

    /** {@return one that puts something in place of each match, within a line} */
    static Edit replaced(String section, String regex, String by) {
        Pattern pattern = Pattern.compile(regex);
        return lines(section, line -> pattern.matcher(line).replaceAll(by) + "\n");
    }

    /** {@return one that adds lines at the end of a section} */
    static Edit added(String section, String lines) {
        return body(section, body -> body + lines + "\n");
    }

    /** {@return one that leaves a section out} */
    static Edit without(String section) {
        return body(section, body -> "");
    }

    /** {@return one that alters what stands in the sections of a head; of others where it ends so: {@code *.toml}} */
    static Edit body(String section, UnaryOperator<String> edit) {
        Predicate<String> isMeant = section.startsWith("*")
                ? head -> head.endsWith(section.substring(1))
                : section.endsWith("*")
                        ? head -> head.startsWith(section.substring(0, section.length() - 1))
                        : section::equals;
        return text -> {
            ScenarioText edited = text;
            for (String head : text.heads()) {
                edited = isMeant.test(head) ? edited.with(head, edit.apply(edited.section(head))) : edited;
            }
            boolean isThere = text.heads().stream().anyMatch(isMeant) || section.contains("*");
            return isThere ? edited : edited.with(section, edit.apply(""));
        };
    }

    /** {@return one that takes what is said of some files for what is said of others} */
    static Edit renamed(String head, String other) {
        return text -> {
            StringBuilder renamed = new StringBuilder();
            for (String section : text.heads()) {
                boolean isMeant = section.startsWith(head);
                String named = isMeant ? other + section.substring(head.length()) : section;
                renamed.append(section.equals("rule") ? "" : "== " + named + "\n")
                        .append(text.section(section));
            }
            return new ScenarioText(renamed.toString());
        };
    }

    private static Edit lines(String section, UnaryOperator<String> line) {
        return body(section, body -> body.lines().map(line).collect(Collectors.joining()));
    }

    /** {@return the one that does this and then another} */
    default Edit and(Edit other) {
        return text -> other.apply(apply(text));
    }
}
