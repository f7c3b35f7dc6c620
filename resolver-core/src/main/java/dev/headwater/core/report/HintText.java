// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Hint;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.requirement.Requirement;
import java.util.List;

/**
 * Hints in words, for those who keep their policy in {@code headwater.toml} and use the command line.
 *
 * <p>A program that keeps it elsewhere, say in a POM, overrides the cases that name a key or an option, and gives its
 * own to {@link ResolutionReport#withHints}. A hint is a sentence without a full stop.
 *
 * @since 0.1.0
 */
public class HintText implements Hint.Visitor<String> {
    private final RemedyWords remedies;

    /** Makes words that name keys of the policy file, and logins, proxies and certificates by what they are. */
    public HintText() {
        this(new RemedyText());
    }

    /** Makes words with those of a surface for what can be done about an index that failed. */
    public HintText(RemedyWords remedies) {
        this.remedies = remedies;
    }

    @Override
    public String pinTo(Hint.PinTo hint) {
        return "set " + hint.name() + " = \"" + hint.other() + "\" under [pins] to take it from '" + hint.other()
                + "', which was not asked";
    }

    @Override
    public String checkName(Hint.CheckName hint) {
        String spelling = "check the spelling of '" + hint.name() + "'";
        return hint.rule() == OwnerRule.ORDER
                ? spelling + ", or add the index that has it to the policy"
                : spelling + "; the policy lets no other index be asked about this name";
    }

    @Override
    public String wheelNeeded(Hint.WheelNeeded hint) {
        return "'" + hint.name() + "' needs a wheel, for nothing is built here to learn what it requires"
                + (hint.allowed()
                        ? ""
                        : "; if setuptools made its source distribution, sdist-metadata = \"recorded\" under"
                                + " [resolution] lets what was recorded in it be believed");
    }

    @Override
    public String constrainYanked(Hint.ConstrainYanked hint) {
        return "to take the yanked " + hint.version() + " of '" + hint.name() + "', add the constraint " + hint.name()
                + "==" + hint.version() + " to the request";
    }

    @Override
    public String shortenCoolDown(Hint.ShortenCoolDown hint) {
        return "to take '" + hint.name() + "' " + hint.version() + " at once, set " + hint.name()
                + " = \"P0D\" under [cool-downs], or a later --exclude-newer";
    }

    @Override
    public String allowFormat(Hint.AllowFormat hint) {
        String wanted = switch (hint.kind()) {
            case WHEEL -> "wheels of '" + hint.name() + "'";
            case SDIST -> "source distributions of '" + hint.name() + "'";
            case PROVIDED -> "'" + hint.name() + "' as a package of the distributor provides it";
        };
        return "to take " + wanted + ", set " + hint.name() + " = \"any\" under [format]";
    }

    @Override
    public String allowPreReleases(Hint.AllowPreReleases hint) {
        return "to take pre-releases of '" + hint.name() + "', say --all-releases " + hint.name();
    }

    @Override
    public String allowMissingUploadTime(Hint.AllowMissingUploadTime hint) {
        return "if files of '" + hint.index() + "' may be taken for old, set missing-upload-time = \"allow\" on it";
    }

    @Override
    public String remedy(Hint.Remedy hint) {
        return hint.fault()
                .remedy()
                .map(remedy -> remedies.of(remedy, hint.fault(), hint.index()))
                .orElse("");
    }

    @Override
    public String hotfix(Hint.Hotfix hint) {
        return "a hotfix gives a solution if " + hint.name() + " " + hint.version() + " works with " + all(hint.after())
                + "; headwater repair prints it";
    }

    private static String all(List<Requirement> requirements) {
        return Words.and(requirements.stream().map(Requirement::toString).toList());
    }

    @Override
    public String rewrite(Hint.Rewrite hint) {
        return "to ask for " + hint.after() + " instead of " + hint.before() + " gives a solution";
    }

    @Override
    public String advice(Hint.Advice hint) {
        return hint.text();
    }

    @Override
    public String narrowOrRaise(Hint.NarrowOrRaise hint) {
        return "narrow the versions of what the request names, or raise the limit";
    }
}
