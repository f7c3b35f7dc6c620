// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

import dev.headwater.tests.fault.Release.Form;
import dev.headwater.tests.loopback.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Two small indexes and a request. All that the upper one has the lower one has, too, in a version that would be chosen
 * if it was ever asked.
 *
 * @param upper the releases of the upper index
 * @param lower those of the lower one
 * @param request what is required
 */
public record Supplies(List<Release> upper, List<Release> lower, List<String> request) {
    /** The id of the first index. */
    public static final String UPPER = "upper";
    /** The id of the second one. */
    public static final String LOWER = "lower";

    private static final List<String> PROJECTS = List.of("ash", "birch", "cedar", "elm", "fir", "hazel");
    private static final List<String> VERSIONS = List.of("1", "2", "3");
    private static final List<Form> FORMS = List.of(Form.values());
    private static final String TRAP = "9";

    /** {@return those of a seed} */
    public static Supplies of(long seed) {
        Random random = Seeds.random(seed);
        List<Release> upper = new ArrayList<>();
        List<Release> lower = new ArrayList<>();
        for (String project : PROJECTS) {
            boolean isUpper = random.nextBoolean();
            for (String version : VERSIONS) {
                if (random.nextInt(10) < 7 || version.equals("2")) {
                    (isUpper ? upper : lower).add(release(project, version, random));
                }
            }
            if (isUpper) {
                lower.add(new Release(project, TRAP, List.of(), Form.HASHED));
            }
        }
        List<String> request = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            request.add(wanted(random));
        }
        return new Supplies(upper, lower, request);
    }

    private static Release release(String project, String version, Random random) {
        List<String> requirements = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            requirements.add(wanted(random));
        }
        return new Release(project, version, requirements, FORMS.get(random.nextInt(FORMS.size())));
    }

    private static String wanted(Random random) {
        String specifier = switch (random.nextInt(7)) {
            case 0 -> ">=2";
            case 1 -> "<3";
            case 2 -> "!=3";
            case 3 -> "==2";
            default -> "";
        };
        return PROJECTS.get(random.nextInt(PROJECTS.size())) + specifier;
    }

    Map<String, List<Release>> byIndex() {
        Map<String, List<Release>> indexes = new LinkedHashMap<>();
        indexes.put(UPPER, upper);
        indexes.put(LOWER, lower);
        return indexes;
    }

    boolean has(String index, String project) {
        return (index.equals(UPPER) ? upper : lower)
                .stream().anyMatch(release -> release.project().equals(project));
    }

    /** {@return the indexes as the core reads them} */
    String indexText() {
        return byIndex().entrySet().stream()
                .map(index -> "[" + index.getKey() + "]\n"
                        + index.getValue().stream()
                                .map(release -> release + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return indexText() + "request: " + String.join("  ", request);
    }
}
