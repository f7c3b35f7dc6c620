// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.api.name.ProjectName;

/** Those that break what a result says of a package beside the choice of it: R8 to R10, C72 and C148. */
final class PackageTwins {
    private static final ProjectName OF_NO_PROJECT = ProjectName.parse("candle");

    private final Twins twins;

    private PackageTwins(Twins twins) {
        this.twins = twins;
    }

    static void addTo(Twins twins) {
        PackageTwins all = new PackageTwins(twins);
        all.addTimes();
        all.addYanksAndStatuses();
        all.addMetadata();
        all.addTrust();
        all.addHashes();
        all.addNatives();
    }

    private void facts(String sentence, String breaks, String regex, String by) {
        twins.add(sentence, Twin.said(breaks, answer -> Saying.facts(answer, regex, by)));
    }

    private void addTimes() {
        facts("R8", "says no upload time", "^uploaded .*", "");
        facts(
                "R8",
                "says of all that they were uploaded at one time",
                "^(uploaded \\S+) .*",
                "$1 2024-01-01T00:00:00Z");
        facts("R8", "says the day and no time", "^(uploaded \\S+ [^T]+)T.*", "$1");
        facts("R8", "says the time of another package", "^uploaded cup ", "uploaded stove ");
    }

    private void addYanksAndStatuses() {
        facts("R8", "does not say that a file is yanked", "^yanked .*", "");
        facts("R8", "does not say why a file is yanked", "^(yanked \\S+) .*", "$1");
        facts("R8", "says of another that it is yanked", "^yanked lamp ", "yanked kettle ");
        facts("R8", "says no status", "^status .*", "");
        facts("R8", "does not say why a project has a status", "^(status [^,]+),.*", "$1");
        facts("R8", "says another status", "^(status \\S+) deprecated", "$1 archived");
        facts("R8", "says the status of another project", "^status stove ", "status kettle ");
        twins.told("R8", "reads no status", Edit.without("indexes", "^project "));
    }

    private void addMetadata() {
        facts("R9", "says nothing as it was published", "^published .*", "");
        facts("R9", "says as published what was used", "^published kettle lamp<2$", "published kettle lamp<3");
        facts("R9", "says what was published of another package", "^published kettle ", "published lamp ");
        facts("R9", "says nothing as it was used", "^used .*", "");
        facts("R9", "says what was used of corrected packages alone", "^used lamp .*", "");
        facts("R9", "says as used what was published", "^used kettle lamp<3$", "used kettle lamp<2");
        facts("R9", "says no overlays", "^by-overlay .*", "");
        facts("R9", "says the last overlay alone", "^by-overlay kettle kettle-lamp$", "");
        facts("R9", "says the overlays of another package", "^by-overlay kettle ", "by-overlay lamp ");
        twins.told("R9", "applies no overlay", Edit.without("overlays", "(?s).*"));
    }

    private void addTrust() {
        facts("R10", "says no trust", "^trust .*", "");
        facts("R10", "says of all that it is signed", "^(trust \\S+) .*", "$1 signed");
        facts("R10", "says of all that nobody signed it", "^(trust \\S+) .*", "$1 unsigned");
        facts("R10", "says that an index of files is signed", "^(trust) kettle signed$", "$1 stove signed");
    }

    private void addHashes() {
        facts("C72", "does not say so", "^unverified .*", "");
        facts("C72", "says so of what was read whole", "^unverified kettle kettle", "unverified lamp lamp");
        facts("C72", "says so of what was announced", "^unverified kettle kettle", "unverified stove stove");
        twins.told("C72", "reads nothing in part", Edit.without("served", "parts-of"));
        twins.told(
                "C72",
                "says so of what has no announced metadata",
                Edit.replaced("served", "status 403 of parts", "parts-of lamp-1.0-py3-none-any.whl"));
    }

    private void addNatives() {
        facts("C148", "leaves them out", "^native .*", "");
        facts("C148", "says them of another package", "^native kettle ", "native lamp ");
        facts("C148", "takes them for requirements", "^native ", "used ");
        twins.told(
                "C148",
                "takes them for projects",
                Edit.replaced("lists debian", "^candle 1.0-1", "candle 1.0-1 | installs candle-1.0.dist-info"));
        twins.read("C148", "asks for them by name", Reader.asking((world, id, name) -> world.tellAll(OF_NO_PROJECT)));
    }
}
