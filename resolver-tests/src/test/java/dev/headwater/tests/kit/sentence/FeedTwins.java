// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Saying;
import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.Twins;
import java.util.List;

/** Those that break how a distributor's own lists are read, O68 to O76 and C143 to C147. */
final class FeedTwins {
    private static final String LISTS = "lists debian";
    private static final Edit NOTHING_WITHIN = replaced(" \\| installs \\S+ \\| unlisted$", " | unlisted");

    private static final List<String> UNTRUSTED = List.of(
            "signed-by-another",
            "signed-by-nobody",
            "signed-by-an-expired-key",
            "signed-by-a-revoked-key",
            "weak-sums",
            "other-list");

    private FeedTwins() {}

    static void addTo(Twins twins) {
        addSources(twins);
        addNames(twins);
        addBelief(twins);
        addPackages(twins);
        addRelations(twins);
    }

    private static void addSources(Twins twins) {
        twins.told("O68", "reads the first source alone", without("(?s)\\[security].*"));
        twins.told("O68", "leaves out a source that is missing", without("(?s)\\[security]: missing.*"));
        twins.told("O69", "refuses plain http, whoever signed", replaced("^\\[main]: at ", "[main]: unsigned, at "));
        twins.told("O69", "takes what nobody signed over plain http", replaced("unsigned, at \\S+", "unsigned"));
    }

    private static Edit without(String regex) {
        return Edit.body(LISTS, body -> body.replaceFirst(regex, ""));
    }

    private static Edit replaced(String regex, String by) {
        return Edit.replaced(LISTS, regex, by);
    }

    private static void addNames(Twins twins) {
        twins.told("O70", "takes the names of packages for evidence", replaced("Copper_Kettle-1.0", "kettle-1.0"));
        twins.told("O70", "takes metadata wherever it lies", replaced("usr/share/kettle/", ""));
        twins.told(
                "O70", "looks at no other source", Edit.without(LISTS, "^python3-kettle 1\\.0-1 .*1\\.0\\.dist-info$"));
        twins.told("O70", "looks at nothing within packages", NOTHING_WITHIN);
        twins.told("O70", "reads no names of the policy", Edit.without("policy", "\\.names\\."));
        twins.told("O71", "follows the policy against a folder", replaced("installs lamp", "installs kettle"));
        twins.told("O72", "looks at nothing within packages", NOTHING_WITHIN);
        twins.told("O72", "goes on without a package", Edit.without(LISTS, "unlisted \\| gone"));
        twins.told(
                "O72",
                "reads every package that no list names",
                replaced("^kettle-sounds 1.0-1", "kettle-sounds 1.0-1 | depends python3"));
    }

    private static void addBelief(Twins twins) {
        twins.told("O73", "looks at no end of validity", replaced(": valid-until \\S+", ""));
        twins.told("O73", "looks for no oldest date", Edit.without("policy", "oldest"));
        twins.told("O73", "takes none of the oldest day", Edit.replaced("policy", "= 2026-05-02", "= 2026-05-03"));
        twins.told("O73", "reads another list than was signed", replaced(": other-list", ""));
        twins.read("O73", "takes what does not hold for an absence", AnswerTwins.NO_FAILURE);
        twins.told("O74", "believes no signature", replaced("^\\[main]$", "[main]: signed-by-another"));
        for (String state : UNTRUSTED) {
            twins.told("O74", "believes what is " + state, replaced(": " + state + "$", ""));
        }
        twins.told("O75", "uses what nobody signed", Edit.added("policy", "debian.allow-unsigned = true"));
        twins.told("O75", "uses nothing that nobody signed", Edit.without("policy", "allow-unsigned"));
        twins.add("O75", Twin.said("tells all of it as signed", answer -> Saying.without(answer, ", unsigned")));
        twins.told("O76", "believes any key", replaced(": signed-by-another", ""));
        twins.told("O76", "believes no key", replaced("^\\[compiled]$", "[compiled]: signed-by-another"));
        twins.told("O76", "uses what nobody signed", replaced(": signed-by-nobody", ""));
        twins.add(
                "O76", Twin.said("believes the word that it carries", answer -> Saying.without(answer, ", unsigned")));
    }

    private static void addPackages(Twins twins) {
        twins.told("C143", "takes one package of a source package", Edit.without(LISTS, "^kettle-legacy"));
        twins.told("C143", "knows no rule of names", replaced("^python3-kettle 1\\.0", "kettle-first 1.0"));
        twins.told("C143", "takes the first of several", Edit.without(LISTS, "^kettle-two"));
        twins.add("C143", Twin.said("does not warn", AnswerTwins::withoutWarnings));
        twins.told("C144", "takes the packaged version", Edit.added("policy", "debian.versions.kettle = packaged"));
        twins.told("C144", "lets no policy choose a version", Edit.without("policy", "versions"));
        twins.add("C144", Twin.said("does not warn", AnswerTwins::withoutWarnings));
    }

    private static void addRelations(Twins twins) {
        twins.told("C145", "requires what is published", Edit.added("policy", "debian.requirements = published"));
        twins.told("C145", "requires what relations say, always", Edit.without("policy", "requirements = published"));
        twins.told("C146", "holds no bound", replaced(" \\(<< 2~\\)", ""));
        twins.told("C146", "holds every bound", Edit.added("request", "lamp>=2.0"));
        twins.add("C146", Twin.said("does not warn", AnswerTwins::withoutWarnings));
        twins.told("C147", "takes the first project", replaced("candle or python3-lamp", "python3-lamp"));
        twins.told("C147", "takes the first, though the interpreter is at hand", replaced(" or python3 \\(.*\\)", ""));
        twins.told("C147", "takes what is no project, where it can", replaced("python3-lamp or candle", "candle"));
    }
}
