// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.pom;

import dev.headwater.api.explanation.Hint;
import dev.headwater.core.report.HintText;

/** Hints for whoever has a policy file and a POM: what the request says stands in the POM, the rest in the file. */
public class PomHints extends HintText {
    /** Makes words that name keys of the policy file, elements of the POM, and servers and proxies of the settings. */
    public PomHints() {
        super(new PomRemedies());
    }

    PomHints(PomRemedies remedies) {
        super(remedies);
    }

    /** {@return words for whoever wrote the policy in the POM, too} */
    public static PomHints ofPomPolicy() {
        return new PolicyInPom();
    }

    @Override
    public String constrainYanked(Hint.ConstrainYanked hint) {
        return "to take the yanked " + hint.version() + " of '" + hint.name() + "', add <constraint>" + hint.name()
                + "==" + hint.version() + "</constraint> to <constraints>";
    }

    @Override
    public String shortenCoolDown(Hint.ShortenCoolDown hint) {
        return wanted(hint) + "set " + hint.name() + " = \"P0D\" under [cool-downs]" + laterLimit();
    }

    @Override
    public String allowPreReleases(Hint.AllowPreReleases hint) {
        return "to take pre-releases of '" + hint.name() + "', add <name>" + hint.name() + "</name> to <allReleases>";
    }

    static String wanted(Hint.ShortenCoolDown hint) {
        return "to take '" + hint.name() + "' " + hint.version() + " at once, ";
    }

    static String laterLimit() {
        return ", or a later <excludeNewer>";
    }

    /** The rest stands in the POM, too. */
    private static final class PolicyInPom extends PomHints {
        PolicyInPom() {
            super(new PomRemedies.OfPomPolicy());
        }

        @Override
        public String pinTo(Hint.PinTo hint) {
            return "write <pins>" + entry(hint.name().value(), hint.other().value())
                    + "</pins> in <policy> to take it from '" + hint.other() + "', which was not asked";
        }

        @Override
        public String wheelNeeded(Hint.WheelNeeded hint) {
            return "'" + hint.name() + "' needs a wheel, for nothing is built here to learn what it requires"
                    + (hint.allowed()
                            ? ""
                            : "; if setuptools made its source distribution, <sdistMetadata>recorded</sdistMetadata> in"
                                    + " the <resolution> of <policy> lets what was recorded in it be believed");
        }

        @Override
        public String shortenCoolDown(Hint.ShortenCoolDown hint) {
            return wanted(hint) + "write <coolDowns>" + entry(hint.name().value(), "P0D") + "</coolDowns> in <policy>"
                    + laterLimit();
        }

        @Override
        public String allowFormat(Hint.AllowFormat hint) {
            String wanted = switch (hint.kind()) {
                case WHEEL -> "wheels of '" + hint.name() + "'";
                case SDIST -> "source distributions of '" + hint.name() + "'";
                case PROVIDED -> "'" + hint.name() + "' as a package of the distributor provides it";
            };
            return "to take " + wanted + ", write <format>" + entry(hint.name().value(), "any")
                    + "</format> in <policy>";
        }

        @Override
        public String allowMissingUploadTime(Hint.AllowMissingUploadTime hint) {
            return "if files of '" + hint.index()
                    + "' may be taken for old, write <missingUploadTime>allow</missingUploadTime> in its <index>";
        }

        /** A name may begin with a digit, as that of an element may not. */
        private static String entry(String name, String value) {
            return Character.isDigit(name.charAt(0))
                    ? "<property><name>" + name + "</name><value>" + value + "</value></property>"
                    : "<" + name + ">" + value + "</" + name + ">";
        }
    }
}
