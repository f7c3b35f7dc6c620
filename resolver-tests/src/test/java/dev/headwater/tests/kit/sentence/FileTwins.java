// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.tests.kit.twin.AlteredPage;
import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Failure;
import dev.headwater.tests.kit.twin.Reader;
import dev.headwater.tests.kit.twin.Saying;
import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.Twins;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Those that break which files may be chosen, and in which order, C1 to C42, and C141. */
final class FileTwins {
    static final Edit NO_HASHES = Edit.replaced("request", " --hash-of \\S+ \\S+", "");
    static final Edit NO_REQUIRED_HASHES = Edit.without("request", "^--require-hashes");
    static final Edit NO_FORMATS = Edit.without("policy", "^format\\.").and(Edit.without("request", "^--format "));
    static final Edit NO_CUT_OFF =
            Edit.without("request", "^--exclude-newer").and(Edit.without("policy", "\\.cool-down"));
    static final Edit ALL_TIMES = Edit.body("policy", policy -> policy + "public.missing-upload-time = allow\n");
    static final Edit TEXT_IS_A_VERSION = Edit.replaced("request", "===", "==");
    private static final Edit NO_YANKS = Edit.replaced("indexes", " \\| yanked: [^|]*", "");
    private static final Edit NO_PRE_RELEASE_MODES =
            Edit.without("policy", "\\.prerelease = ").and(Edit.without("request", "^--prerelease "));
    static final Reader FIRST_LISTED = Reader.pages(AlteredPage::firstOfEachVersion);

    private FileTwins() {}

    static void addTo(Twins twins) {
        addWhich(twins);
        addFormats(twins);
        addTargets(twins);
        addDates(twins);
        addYanks(twins);
        addHashes(twins);
        addMetadata(twins);
        addVersions(twins);
        addFiles(twins);
    }

    private static void addWhich(Twins twins) {
        twins.add(
                "C1",
                Twin.retrying(
                        "looks on the next index where the owner has nothing that fits",
                        Edit.replaced("indexes", "^kettle 1\\.0$", "")));
        twins.told(
                "C1",
                "lets a preference lead to an index",
                Edit.body("policy", policy -> policy + "pins.kettle = public\n"));
        twins.add("C2", Twin.said("keeps no reasons of exclusions", FileTwins::withoutReasons));
        twins.read("C2", "tells a yank before a date", Reader.pages(page -> new AlteredPage(page) {
            @Override
            public long uploadTime(int file) {
                return isYanked(file) ? 0 : super.uploadTime(file);
            }
        }));
        twins.told("C3", "takes a file of any kind", Edit.replaced("indexes", "\\.exe", ".tar.gz"));
        twins.read("C5", "takes the first of two contents", Reader.pages(AlteredPage::withoutSecondNames));
        twins.read("C5", "refuses any name that is listed twice", Reader.presence(FileTwins::withoutTwice));
        twins.read("C6", "uses what is in quarantine", Reader.pages(page -> new AlteredPage(page) {
            @Override
            public ProjectStatus status() {
                return ProjectStatus.ACTIVE;
            }
        }));
    }

    private static Answer withoutReasons(Answer answer) {
        return Saying.without(answer, "(?m)^(?!message: ).*(yanked|uploaded|wheel|older versions).*\n");
    }

    private static ProjectAnswer withoutTwice(ProjectPage page) {
        Set<String> seen = new HashSet<>();
        return AlteredPage.rows(page).mapToObj(page::filename).allMatch(seen::add)
                ? new ProjectAnswer.Present(page)
                : new ProjectAnswer.Unavailable(Failure.OF_TWINS);
    }

    private static void addFormats(Twins twins) {
        twins.told("C7", "reads no rules of format", NO_FORMATS);
        twins.told("C8", "takes prefer-binary for any", Edit.replaced("policy", "prefer-binary", "any"));
        twins.told(
                "C8",
                "takes prefer-binary for only-binary",
                Edit.body(
                        "policy",
                        policy -> policy.replaceAll("format\\..* = prefer-binary", "format.* = only-binary")));
        twins.told("C9", "lets the most general pattern count", Edit.without("policy", "^format\\.[^*]"));
        twins.told("C9", "lets the policy go before the request", Edit.without("request", "^--format "));
    }

    private static void addTargets(Twins twins) {
        twins.told(
                "C10",
                "takes wheels for any platform",
                Edit.replaced("indexes", "cp31[12]-cp31[12]-\\w+", "py3-none-any"));
        twins.told("C11", "reads no Requires-Python on pages", Edit.replaced("indexes", " \\| python [^|]*", ""));
        twins.told("C11", "reads no Requires-Python in metadata", Edit.without("metadata *", "^Requires-Python: "));
        twins.told("C12", "ignores what it cannot read in metadata", Edit.without("metadata *", "^Requires-Python: "));
        twins.read(
                "C12",
                "excludes for what it cannot read on a page",
                Reader.pages(page -> new AlteredPage(page, row -> isPythonRead(page.requiresPython(row)))));
        twins.add("C141", Twin.said("does not warn", AnswerTwins::withoutWarnings));
        twins.told("C13", "looks at no upper bounds", Edit.replaced("indexes", " \\| python <[^|]*", ""));
        twins.told("C14", "takes 3.12 for the last release of it", Edit.replaced("indexes", ">=3\\.12\\.1", ">=3.12"));
        twins.told("C14", "takes 3.12 for what is higher than 3.12.0", Edit.replaced("indexes", "<=3\\.12", "<3.12"));
    }

    private static boolean isPythonRead(@Nullable String python) {
        try {
            return python == null || SpecifierSet.parse(python) != null;
        } catch (InvalidSpecifierException e) {
            return false;
        }
    }

    private static void addDates(Twins twins) {
        twins.told(
                "C15",
                "takes files of the very moment",
                Edit.replaced("request", "^(--exclude-newer .*)Z", "$1.000001Z"));
        twins.told("C15", "reads no cut-off", Edit.without("request", "^--exclude-newer"));
        twins.told("C16", "waits as its index says", Edit.without("policy", "^cool-downs\\."));
        twins.told("C16", "waits no longer than its index says", Edit.without("policy", "^cool-downs\\.kettle = P30D"));
        twins.told("C17", "passes files without an upload time", ALL_TIMES);
        twins.told("C18", "passes pages without upload times", ALL_TIMES);
        twins.add("C18", Twin.said("names no way out", answer -> Saying.without(answer, "missing-upload-time")));
        twins.told(
                "C18",
                "takes a page without files for one without times",
                Edit.replaced("indexes", "^project kettle$", "kettle 1.0 | uploaded never"));
        twins.told("C19", "lets no file without an upload time pass", Edit.without("policy", "missing-upload-time"));
    }

    private static void addYanks(Twins twins) {
        twins.told("C20", "uses yanked files", NO_YANKS);
        twins.read(
                "C20",
                "uses no yanked file, whatever is pinned",
                Reader.pages(page -> new AlteredPage(page, row -> !page.isYanked(row))));
        twins.told("C20", "takes a wildcard for a pin", Edit.replaced("request", "==2\\.\\*", "==2.0"));
        twins.told("C21", "takes a yanked file like any other", NO_YANKS);
        twins.add("C21", Twin.said("does not warn", AnswerTwins::withoutWarnings));
    }

    private static void addHashes(Twins twins) {
        twins.told("C22", "reads no hashes of the request", NO_HASHES);
        twins.told(
                "C22", "looks for hashes elsewhere", NO_HASHES.and(Edit.replaced("request", "^kettle$", "kettle>=2")));
        twins.told("C25", "requires no hashes", NO_REQUIRED_HASHES);
        twins.told("C25", "counts pins and hashes of requirements alone", Edit.without("request", "^--constraint"));
        twins.told("C25", "counts no pins of overrides", Edit.replaced("request", "^(--override \\w+)==.*", "$1"));
        twins.told("C25", "counts pins that were replaced", Edit.without("request", "^--override kettle>"));
        twins.told("C25", "requires no hashes of projects", Edit.without("request", "^--require-hashes"));
    }

    private static void addMetadata(Twins twins) {
        twins.told("C26", "believes the name of a file where metadata cannot be read", sectionsDropped());
        twins.told("C26", "leaves out what cannot be read", Edit.without("metadata *", "^Requires-Dist: .*>>="));
        twins.told("C27", "believes the name of a file", sectionsDropped());
        twins.told("C28", "takes a URL for its name", Edit.replaced("indexes", " @ https://\\S+", ""));
        twins.told(
                "C28",
                "excludes for a URL whose marker does not apply",
                Edit.replaced("indexes", " ; sys_platform == 'win32'", ""));
        twins.told("C29", "excludes all for a URL of an extra", Edit.replaced("indexes", " \\| extra fast: ", ": "));
        twins.told("C29", "takes the URL of an extra for its name", Edit.replaced("indexes", " @ https://\\S+", ""));
    }

    /** The metadata is then what the names of files say. */
    static Edit sectionsDropped() {
        return Edit.renamed("metadata ", "metadata no-such-file-");
    }

    private static void addVersions(Twins twins) {
        twins.told("C31", "puts pre-releases in their places", Edit.added("request", "--prerelease allow"));
        twins.told("C31", "takes no pre-release", Edit.added("request", "--prerelease disallow"));
        twins.told("C31", "lets a specifier bring pre-releases", Edit.added("request", "--prerelease if-named"));
        twins.told("C32", "does not look at what is named", NO_PRE_RELEASE_MODES);
        twins.told("C32", "takes if-named for allow", Edit.replaced("policy", "= if-named", "= allow"));
        twins.told("C33", "reads no mode", NO_PRE_RELEASE_MODES);
        twins.told("C34", "reads no rules by name", Edit.without("request", "^--(all-releases|only-final)"));
        twins.told("C34", "lets the first rule count", Edit.without("request", "^--all-releases :all:"));
        twins.told("C35", "takes the lowest version", Edit.added("request", "--resolution lowest"));
        twins.read(
                "C35",
                "takes the version that is listed last",
                Reader.pages(page -> new AlteredPage(page, row -> row == page.fileCount() - 1 || row == 0)));
        twins.told("C35", "looks at no local part", Edit.replaced("request", "\\+copper", ""));
        twins.told("C36", "takes the highest version", Edit.without("request", "^--resolution"));
        twins.told("C36", "takes the lowest of all", Edit.replaced("request", "lowest-direct", "lowest"));
        twins.told(
                "C36",
                "lets pre-releases come first with the lowest",
                Edit.body(
                        "request", request -> request.contains("lowest") ? request + "--prerelease allow\n" : request));
        twins.told("C37", "reads no preferences", Edit.without("request", "^--prefer"));
        twins.told(
                "C37",
                "takes preferences for pins",
                Edit.replaced("request", "^--prefer (\\S+) (\\S+)", "--override $1==$2"));
    }

    private static void addFiles(Twins twins) {
        twins.read("C38", "takes the file that is listed first", FIRST_LISTED);
        twins.read("C39", "takes the file that is listed first", FIRST_LISTED);
        twins.told("C39", "takes wheels alone", Edit.added("policy", "format.* = only-binary"));
        twins.read("C40", "takes the file that is listed first", FIRST_LISTED);
        twins.told("C41", "takes versions for texts", Edit.replaced("request", "==1$", "===1"));
        twins.told("C42", "takes texts for versions", TEXT_IS_A_VERSION);
        twins.told("C42", "takes texts for nothing", Edit.replaced("request", "===.*", "==9"));
    }
}
