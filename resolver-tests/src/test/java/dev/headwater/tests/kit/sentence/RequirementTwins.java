// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.tests.kit.twin.AlteredPage;
import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Failure;
import dev.headwater.tests.kit.twin.Reader;
import dev.headwater.tests.kit.twin.Saying;
import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.Twins;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Those that break what is required, URLs, the own project, and what becomes of metadata, C43 to C77. */
final class RequirementTwins {
    private static final Edit NO_URLS = Edit.replaced("request", " @ \\S+", "");

    private RequirementTwins() {}

    static void addTo(Twins twins) {
        addRequirements(twins);
        addExtrasAndMarkers(twins);
        addUrls(twins);
        addProject(twins);
        addProjectLists(twins);
        addMetadata(twins);
    }

    private static void addRequirements(Twins twins) {
        twins.told(
                "C43",
                "counts requirements whose markers do not apply",
                Edit.replaced("indexes", "; sys_platform == 'win32'", ""));
        twins.told("C43", "takes the first requirement on a name alone", Edit.without("request", "^kettle>2"));
        twins.told("C43", "adds what nothing leads to", Edit.added("request", "kettle"));
        twins.told(
                "C43", "does not look back at what required a project", Edit.replaced("indexes", "kettle<2", "kettle"));
        twins.told("C44", "reads no constraints", Edit.without("request", "^--constraint"));
        twins.told("C44", "takes constraints for requirements", Edit.replaced("request", "^--constraint ", ""));
        twins.told(
                "C44", "takes extras of constraints", Edit.replaced("request", "^(--constraint \\w+)\\[\\w+\\]", "$1"));
        twins.told("C44", "takes URLs of constraints", NO_URLS);
        twins.told("C45", "reads no overrides", Edit.without("request", "^--override"));
        twins.told("C45", "takes overrides for requirements", Edit.replaced("request", "^--override ", ""));
        twins.told("C45", "takes URLs of overrides", NO_URLS);
    }

    private static void addExtrasAndMarkers(Twins twins) {
        twins.told(
                "C46",
                "reads no extras",
                Edit.replaced("indexes", "(?<=\\w)\\[\\w+\\]", "").and(Edit.replaced("request", "\\[[\\w.]+\\]", "")));
        twins.told("C46", "compares extras as they are written", Edit.replaced("request", "fast\\.boil", "fastboil"));
        twins.told(
                "C46", "reads no extras through extras", Edit.replaced("indexes", "kettle\\[\\w+\\](, )?", "heater$1"));
        twins.told("C46", "takes the newest release for its extra", Edit.replaced("indexes", "^kettle 1\\.0 .*", ""));
        twins.add("C47", Twin.said("does not warn", AnswerTwins::withoutWarnings));
        twins.told(
                "C48",
                "takes a marker for unknown that knows not all",
                Edit.replaced("request", " and os_name == 'nt'", ""));
        twins.told("C49", "takes unknown for true", Edit.replaced("request", "; platform_.*", ""));
        twins.told(
                "C50",
                "takes unknown for false",
                Edit.replaced("indexes", "platform_release >= '5'( or platform_version == 'x')?", "os_name == 'nt'"));
        twins.told(
                "C50",
                "excludes all for an unknown marker of an extra",
                Edit.replaced("indexes", " \\| extra fast: heater;", ": heater;"));
    }

    private static void addUrls(Twins twins) {
        twins.told(
                "C51",
                "takes URLs for their names",
                NO_URLS.and(Edit.replaced("*.toml", " @ \\S+", "\"]").and(Edit.replaced("*.toml", "\"\\].*", "\"]"))));
        twins.add("C51", Twin.beginning("asks its index about a name with a URL", OwnerTwins::telling));
        twins.add("C51", Twin.retrying("asks its index where a URL cannot be used", NO_URLS));
        twins.told(
                "C51",
                "follows URLs of packages",
                Edit.replaced("indexes", " @ \\S+", "").and(Edit.added("indexes", "heater 1.0")));
        twins.told("C52", "lets pins and reservations go first", NO_URLS);
        twins.add("C52", Twin.said("does not say so", AnswerTwins::withoutWarnings));
        twins.told("C53", "believes the name of a file", FileTwins.sectionsDropped());
        twins.told("C53", "takes a wheel by whatever name", Edit.replaced("request", "^teapot @", "kettle @"));
        twins.told(
                "C53",
                "reads archives by their names alone",
                Edit.replaced("request", "kitchen-7\\.tar\\.gz#subdirectory=kettle", "kettle-7.tar.gz"));
        twins.told(
                "C54",
                "reads what is not https",
                Edit.replaced("request", "(http|file)://(/srv|files\\.example\\.org)", "https://files.example.org"));
        twins.told(
                "C54",
                "reads version control",
                Edit.replaced(
                        "request", "git\\+https://\\S+", "https://files.example.org/kettle-9.0-py3-none-any.whl"));
        twins.told(
                "C54", "refuses this machine", Edit.replaced("request", "127\\.0\\.0\\.1:8000", "files.example.org"));
        twins.told("C54", "does without who reads it", NO_URLS);
        twins.told("C55", "takes URLs all the same", Edit.without("policy", "direct-urls"));
        twins.add("C56", Twin.retrying("asks its index where a URL does not answer", NO_URLS));
        twins.told("C57", "asks nothing of a URL", Edit.replaced("indexes", "kettle<9", "kettle"));
    }

    private static void addProject(Twins twins) {
        twins.told(
                "C58",
                "takes the project for any other",
                Edit.replaced("*.toml", "^name = .*", "name = \"somebody-else\""));
        twins.told(
                "C58",
                "does not meet what others require of it",
                Edit.replaced("indexes", "kettle\\[gauge\\]", "kettle")
                        .and(Edit.replaced("indexes", "kettle\\[a\\]", "kettle")));
        twins.told(
                "C59",
                "looks at no version of the project",
                Edit.replaced("*.toml", "^version = .*", "dynamic = [\"version\"]"));
        twins.told(
                "C60",
                "takes a version that is made later for one",
                Edit.replaced("*.toml", "^dynamic = .*", "version = \"1\""));
        twins.add("C60", Twin.said("does not warn", AnswerTwins::withoutWarnings));
        twins.told(
                "C61",
                "takes what is made later for nothing",
                Edit.replaced("*.toml", "^dynamic = .*", "version = \"1\""));
        twins.told(
                "C63",
                "lets a group bring all extras",
                Edit.replaced("*.toml", "^dev = \\[\"kettle\"", "dev = [\"kettle[safe]\""));
        twins.told(
                "C63",
                "lets a group bring nothing of the project",
                Edit.replaced("*.toml", "\"kettle(_works\\[Test-It\\])?\", ?", ""));
        twins.add("C64", Twin.beginning("tells its name", OwnerTwins::telling));
        twins.add(
                "C64",
                Twin.said(
                        "counts it among the packages",
                        answer -> Saying.replaced(answer, "(?s)$", "package: kettle 1.5\n")));
        twins.add("C65", Twin.said("does not say so", AnswerTwins::withoutWarnings));
        twins.told(
                "C65",
                "lets pins of its name count",
                Edit.replaced("*.toml", "^name = .*", "name = \"somebody-else\""));
        twins.told("C66", "takes the first of two", Edit.without("request", "^-r two"));
    }

    private static void addProjectLists(Twins twins) {
        twins.told("C62", "reads no extra in markers", Edit.replaced("*.toml", "; extra [!=]= 'dev'", ""));
        twins.told("C62", "adds nothing for extras", Edit.replaced("request", "^(-r \\S+) .*", "$1"));
        twins.add("C62", Twin.said("does not warn", AnswerTwins::withoutWarnings));
        twins.told(
                "C62",
                "takes no extra of it that others ask for",
                Edit.replaced("indexes", "kettle\\[hot\\]", "kettle"));
        twins.told("C62", "brings no extras by groups", Edit.replaced("*.toml", "\"kettle\\[hot\\]\",", ""));
        twins.told("C67", "takes no URL of the project", Edit.added("policy", "resolution.direct-urls = refuse"));
        twins.told(
                "C67",
                "counts URLs of extras that others ask for",
                Edit.replaced("request", "^-r pyproject.toml$", "-r pyproject.toml lid"));
        twins.read(
                "C67", "uses no yanked file", Reader.pages(page -> new AlteredPage(page, row -> !page.isYanked(row))));
    }

    private static void addMetadata(Twins twins) {
        twins.read("C68", "takes another file where one cannot be read", Reader.metadata(AnswerTwins::unusable));
        twins.read("C69", "takes another file where a program breaks its word", (world, id, index) -> forgiving(index));
    }

    private static PackageIndex forgiving(PackageIndex index) {
        return new ForwardingIndex(index) {
            @Override
            public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                return CompletableFuture.completedFuture(Failure.orElse(() -> index.metadata(file), Failure.UNUSABLE));
            }
        };
    }
}
