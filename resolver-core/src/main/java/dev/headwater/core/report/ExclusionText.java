// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.text.Shown;
import java.util.List;

/** Exclusions as clauses whose subject is the file or its version: "is yanked". */
final class ExclusionText implements Exclusion.Visitor<String> {
    private static final ExclusionText TEXT = new ExclusionText();

    private ExclusionText() {}

    static String of(Exclusion exclusion) {
        return exclusion.accept(TEXT);
    }

    private static String because(String why) {
        return why.isEmpty() ? "" : " (" + why + ")";
    }

    @Override
    public String malformedFilename(Exclusion.MalformedFilename exclusion) {
        return "has a file name that cannot be read";
    }

    @Override
    public String otherProject(Exclusion.OtherProject exclusion) {
        return "is a file of another project";
    }

    @Override
    public String listing(Exclusion.Listing exclusion) {
        return UnusableText.of(exclusion.fault());
    }

    @Override
    public String unsupportedKind(Exclusion.UnsupportedKind exclusion) {
        return "is neither a wheel nor a source distribution";
    }

    @Override
    public String format(Exclusion.Format exclusion) {
        return switch (exclusion.kind()) {
            case WHEEL -> "is a wheel, and only source distributions may be used";
            case SDIST -> "has no wheel, and only wheels may be used";
            case PROVIDED -> "is provided by a package of the distributor, and only source distributions may be used";
        };
    }

    @Override
    public String tags(Exclusion.Tags exclusion) {
        if (exclusion.offered().isEmpty()) {
            return "has no wheel for this Python and platform";
        }
        return "has no wheel for this Python and platform, only for " + Words.first(exclusion.offered())
                + (exclusion.wanted().isEmpty() ? "" : " (wanted: " + exclusion.wanted() + " or less)");
    }

    @Override
    public String requiresPython(Exclusion.RequiresPython exclusion) {
        return "needs Python " + exclusion.specifier()
                + exclusion
                        .overlay()
                        .map(id -> ", as the overlay " + id + " says")
                        .orElse("");
    }

    @Override
    public String tooNew(Exclusion.TooNew exclusion) {
        return "was uploaded on " + Words.time(exclusion.uploaded()) + ", not before " + Words.time(exclusion.cutOff());
    }

    @Override
    public String noUploadTime(Exclusion.NoUploadTime exclusion) {
        return "has no upload time, and a cut-off applies";
    }

    @Override
    public String yanked(Exclusion.Yanked exclusion) {
        return "is yanked"
                + exclusion.overlay().map(id -> " by the overlay " + id).orElse("") + because(exclusion.why());
    }

    @Override
    public String withdrawn(Exclusion.Withdrawn exclusion) {
        return "is withdrawn by the overlay " + exclusion.overlay() + because(exclusion.why());
    }

    @Override
    public String quarantined(Exclusion.Quarantined exclusion) {
        return "is of a project in quarantine" + because(exclusion.why());
    }

    @Override
    public String preRelease(Exclusion.PreRelease exclusion) {
        return "is a pre-release, and these are disallowed";
    }

    @Override
    public String hash(Exclusion.Hash exclusion) {
        return "has none of the hashes that the request names";
    }

    @Override
    public String otherContent(Exclusion.OtherContent exclusion) {
        return "was read and has the hash " + exclusion.found() + ", which is none that the request names";
    }

    @Override
    public String unknownHash(Exclusion.UnknownHash exclusion) {
        return "has no " + String.join(" or ", exclusion.algorithms())
                + " on the page to hold against the request, and "
                + exclusion.why().map(UnusableText::of).orElse("none of these can be computed");
    }

    @Override
    public String noHash(Exclusion.NoHash exclusion) {
        return exclusion.provided()
                ? "is provided by a package of the distributor, and has no file to hold against the hashes of the request"
                : "has no hash in the request, which requires one for every file";
    }

    @Override
    public String metadata(Exclusion.Metadata exclusion) {
        return UnusableText.of(exclusion.cause(), exclusion.detail());
    }

    @Override
    public String unreadableRequirement(Exclusion.UnreadableRequirement exclusion) {
        return "depends on '" + exclusion.requirement() + "', which cannot be read";
    }

    @Override
    public String unknownMarker(Exclusion.UnknownMarker exclusion) {
        return "depends on '" + exclusion.requirement() + "', whose marker "
                + (exclusion.unknown().isEmpty() ? "cannot be evaluated" : dependsOn(fields(exclusion.unknown())));
    }

    private static List<String> fields(List<MarkerField> fields) {
        return fields.stream().map(MarkerField::toString).toList();
    }

    /** {@return what a marker needs that is not known, as it reads behind it} */
    static String dependsOn(List<String> fields) {
        return "depends on " + String.join(" and ", fields) + ", which the target does not tell";
    }

    @Override
    public String metadataOfAnother(Exclusion.MetadataOfAnother exclusion) {
        return "has the metadata of " + exclusion.name() + " " + exclusion.version();
    }

    @Override
    public String dependsOnUrl(Exclusion.DependsOnUrl exclusion) {
        return "depends on " + exclusion.name() + " at a URL"
                + exclusion.url().map(url -> " (" + url + ")").orElse("")
                + (exclusion.ofExtra()
                        ? ", which counts only where the request asks for that extra itself"
                        : ", which only the request may name");
    }

    @Override
    public String unknownDependencies(Exclusion.UnknownDependencies exclusion) {
        return "depends on what is not known: "
                + Words.unknownDependencies(exclusion.extra().map(Object::toString));
    }

    @Override
    public String otherTarget(Exclusion.OtherTarget exclusion) {
        ServedTarget served = exclusion.served();
        String target = exclusion.target().isEmpty() ? "not told" : Shown.text(exclusion.target());
        return "is for another target: "
                + switch (exclusion.difference()) {
                    case IMPLEMENTATION -> interpreter(served) + " is CPython, the target " + target;
                    case PYTHON -> interpreter(served) + " is " + served.python() + ", the target " + target;
                    case SYSTEM ->
                        "the distributor's system is " + Shown.text(served.system()) + ", the target's " + target;
                    case MACHINE ->
                        "the distributor's architecture is " + Shown.text(served.architecture()) + " ("
                                + Shown.text(served.machine()) + "), the target's " + target;
                };
    }

    private static String interpreter(ServedTarget served) {
        return Shown.text(served.distributor()) + "'s " + Shown.text(served.interpreter());
    }

    @Override
    public String unusablePackage(Exclusion.UnusablePackage exclusion) {
        String name = Shown.text(exclusion.name());
        String detail = Shown.quoted(exclusion.fault().detail());
        return switch (exclusion.fault().kind()) {
            case VERSION ->
                "is provided by the package " + name + " in the version " + detail + ", which cannot be read";
            case CLAIMED ->
                "is claimed by several packages of the distributor, " + name + " and "
                        + Shown.text(exclusion.fault().detail()) + ", and nothing tells which of them is meant";
            case RELATIONS ->
                "is provided by the package " + name + ", which depends on " + detail + ", and that cannot be read";
            case MISSING ->
                "is provided by the package " + name + " with " + detail + ", and no list of packages has that package";
            case DECLARATION ->
                "is named by the package " + name + ", which declares " + detail
                        + ", and no version of it that can be used";
            case HIDDEN ->
                "is provided by the installed package " + name + ", before which Python finds " + detail
                        + ", which no package owns";
            case UNREADABLE ->
                "is provided by the installed package " + name + ", whose " + detail
                        + " is no longer there, or cannot be read";
            case PYTHON -> "is provided by the package " + name + " for " + detail + " alone";
        };
    }
}
