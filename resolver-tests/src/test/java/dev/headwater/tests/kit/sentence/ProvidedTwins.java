// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.tests.kit.twin.AlteredPage;
import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Reader;
import dev.headwater.tests.kit.twin.Saying;
import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.Twins;

/** Those that break what is provided by a distributor, O67, C78 to C93, and C149. */
final class ProvidedTwins {
    private ProvidedTwins() {}

    static void addTo(Twins twins) {
        addWhich(twins);
        addOrder(twins);
        addUse(twins);
        addWithin(twins);
    }

    private static void addWhich(Twins twins) {
        twins.read(
                "O67",
                "takes what no package has for a failure",
                Reader.answers((world, id, name, answer) ->
                        id.value().equals("distro") ? AnswerTwins.failing(world, id, name, answer) : answer));
        twins.read(
                "C78",
                "sees no packages",
                Reader.pages(page -> new AlteredPage(page, row -> page.provided(row) == null)));
        twins.add(
                "C78",
                Twin.retrying(
                        "looks on the next index where no version fits",
                        Edit.replaced("indexes", "^kettle 1\\.0 provided.*", "")));
        twins.told("C78", "reads no requirements of packages", Edit.replaced("indexes", "(provided \\S+): .*", "$1"));
        twins.told("C78", "reads no extras of packages", Edit.without("indexes", "^ +\\| extra"));
        twins.told("C79", "reads no Requires-Python of packages", Edit.replaced("indexes", " \\| python <3", ""));
        twins.told("C80", "reads no rules of format", FileTwins.NO_FORMATS);
        twins.told(
                "C80",
                "takes packages for source archives",
                Edit.replaced("request", "(only|prefer)-binary", "no-binary"));
        twins.told("C149", "takes no date of a package", Edit.replaced("indexes", " \\| uploaded [^|]*", ""));
        twins.told("C81", "reads no hashes of the request", FileTwins.NO_HASHES);
        twins.told("C81", "requires no hashes", FileTwins.NO_REQUIRED_HASHES);
        twins.read("C81", "looks at no file beside a package", Reader.pages(ProvidedTwins::packagesAlone));
        twins.told("C82", "reads no cut-off", FileTwins.NO_CUT_OFF);
        twins.told("C82", "takes pre-releases", Edit.added("request", "--prerelease allow"));
        twins.read("C82", "reads no status", Reader.pages(page -> new AlteredPage(page) {
            @Override
            public ProjectStatus status() {
                return ProjectStatus.ACTIVE;
            }
        }));
    }

    private static ProjectPage packagesAlone(ProjectPage page) {
        boolean isProvided = AlteredPage.rows(page).anyMatch(row -> page.provided(row) != null);
        return new AlteredPage(page, row -> !isProvided || page.provided(row) != null);
    }

    private static ProjectPage filesAlone(ProjectPage page) {
        boolean isListed = AlteredPage.rows(page).anyMatch(row -> page.provided(row) == null);
        return new AlteredPage(page, row -> !isListed || page.provided(row) == null);
    }

    private static void addOrder(Twins twins) {
        twins.read("C83", "puts packages before all versions", Reader.pages(ProvidedTwins::packagesAlone));
        twins.read("C83", "puts files before packages", Reader.pages(ProvidedTwins::filesAlone));
        twins.read("C83", "takes the package that is listed last", Reader.pages(AlteredPage::reversed));
        twins.told("C84", "takes texts for versions", FileTwins.TEXT_IS_A_VERSION);
        twins.told("C85", "lets a distributor own what its packages require", Edit.without("policy", "^pins\\."));
        twins.told(
                "C85",
                "takes what a channel lacks from elsewhere",
                Edit.replaced("indexes", "^lid 1.0 provided.*", ""));
        twins.read(
                "C85",
                "asks a distributor alone",
                Reader.answers((world, id, name, answer) ->
                        world.isRequested(name) ? answer : AnswerTwins.failing(world, id, name, answer)));
        twins.told("C86", "believes what a package says of itself", FileTwins.sectionsDropped());
        twins.read("C86", "takes another where metadata cannot be had", Reader.metadata(AnswerTwins::unusable));
        twins.told("C86", "reads no Requires-Python of packages", Edit.replaced("indexes", " \\| python <3", ""));
    }

    private static void addUse(Twins twins) {
        twins.told("C87", "uses what cannot be used", Edit.replaced("indexes", " \\| unusable [^|]*", ""));
        twins.told("C88", "takes the first of two claimants", Edit.replaced("indexes", " \\| unusable [^|]*", ""));
        twins.told("C89", "takes what is for any target", Edit.replaced("indexes", " \\| serves [^|]*", ""));
        twins.told(
                "C89",
                "takes nothing that is for one target",
                Edit.replaced("indexes", "serves 3\\.12 .*", "serves 3.9 other other"));
        twins.told("C90", "does not look at the date of a repository", Edit.replaced("indexes", " \\| date [^|]*", ""));
        twins.told(
                "C90",
                "lets a date after the cut-off pass",
                Edit.replaced("indexes", "date 2026-06-0\\d", "date 2026-01-01"));
        twins.told("C90", "lets nothing pass without an upload time", Edit.without("policy", "missing-upload-time"));
    }

    private static void addWithin(Twins twins) {
        twins.told("C91", "reads no extras within a package", Edit.replaced("indexes", " \\| own-extra [^|]*", ""));
        twins.told(
                "C91",
                "takes what cannot be had for no extras",
                Edit.replaced("indexes", " \\| own(-fault: status 503| none)", ""));
        twins.told(
                "C91",
                "reads within packages though no extra is asked for",
                Edit.replaced("request", "^kettle$", "kettle[fast]"));
        twins.told(
                "C92",
                "holds nothing against what lies within",
                Edit.replaced("indexes", " \\| own(: |-fault|).*", ""));
        twins.add("C92", Twin.said("does not say what is unchecked", answer -> Saying.without(answer, "unchecked")));
        twins.add("C93", Twin.said("does not warn", AnswerTwins::withoutWarnings));
        twins.told(
                "C93",
                "takes what a build constrains for a requirement",
                Edit.replaced("indexes", " \\| note constrains: lid", ": lid"));
        twins.add(
                "C93",
                Twin.said(
                        "warns of what was not chosen",
                        answer -> Saying.replaced(answer, "(?s)$", "warning: python3-kettle2\n")));
    }
}
