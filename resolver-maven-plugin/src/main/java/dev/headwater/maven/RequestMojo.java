// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.maven.build.BuildSessions;
import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals have that resolve: what is required, and the options about versions. */
abstract class RequestMojo extends TargetMojo {
    /** Requirements, each as in a requirements.txt. */
    @Parameter(property = "headwater.requirements")
    List<String> requirements = List.of();

    /** Files of requirements, as pip reads them. */
    @Parameter(property = "headwater.requirementsFiles")
    List<File> requirementsFiles = List.of();

    /** A pyproject.toml, whose project is required with its dependencies. */
    @Parameter(property = "headwater.pyproject")
    @Nullable
    File pyproject;

    /** Extras of the project of pyproject that are required, too. */
    @Parameter(property = "headwater.extras")
    List<String> extras = List.of();

    /** Whether all extras of the project of pyproject are required, too. */
    @Parameter(property = "headwater.allExtras", defaultValue = "false")
    boolean allExtras;

    /** Dependency groups of pyproject that are required, too. */
    @Parameter(property = "headwater.groups")
    List<String> groups = List.of();

    /** Constraints, which narrow the versions of what is required anyway. */
    @Parameter(property = "headwater.constraints")
    List<String> constraints = List.of();

    /** Files of constraints. */
    @Parameter(property = "headwater.constraintsFiles")
    List<File> constraintsFiles = List.of();

    /** Files of overrides, of which each line replaces every other requirement on its project. */
    @Parameter(property = "headwater.overridesFiles")
    List<File> overridesFiles = List.of();

    /** Whether every file must have a hash that is named with its requirement. */
    @Parameter(property = "headwater.requireHashes", defaultValue = "false")
    boolean requireHashes;

    /** A time, or a date that means the whole day: what was uploaded later is not chosen. */
    @Parameter(property = "headwater.excludeNewer")
    @Nullable
    String excludeNewer;

    /** What becomes of pre-releases: if-necessary, if-named, allow or disallow; what the policy says otherwise. */
    @Parameter(property = "headwater.prerelease")
    @Nullable
    String prerelease;

    /** Which versions are preferred: highest, lowest or lowest-direct. */
    @Parameter(property = "headwater.resolution")
    @Nullable
    String resolution;

    /** Names of projects of which any release may be chosen, or :all:. */
    @Parameter(property = "headwater.allReleases")
    List<String> allReleases = List.of();

    /** Names of projects of which only final releases may be chosen, or :all:. */
    @Parameter(property = "headwater.onlyFinal")
    List<String> onlyFinal = List.of();

    /** Names of projects of which only wheels may be chosen, or :all:. */
    @Parameter(property = "headwater.onlyBinary")
    List<String> onlyBinary = List.of();

    /** Names of projects of which no wheel may be chosen, or :all:. */
    @Parameter(property = "headwater.noBinary")
    List<String> noBinary = List.of();

    RequestMojo(BuildSessions builds) {
        super(builds);
    }

    /**
     * {@return what is required}
     *
     * @throws dev.headwater.maven.pom.InvalidPomException if nothing is, or something cannot be meant
     */
    final ProjectRequest request() {
        return new ProjectRequest(this);
    }
}
