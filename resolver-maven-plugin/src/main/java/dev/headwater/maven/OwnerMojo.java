// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.api.DefectException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.ownership.Owners;
import dev.headwater.core.report.OwnershipReport;
import dev.headwater.host.HostNetwork;
import dev.headwater.host.HostResolver;
import dev.headwater.maven.build.BuildSessions;
import dev.headwater.maven.pom.ElementText;
import dev.headwater.maven.pom.InvalidPomException;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Says which index supplies a name, and how that was decided. A name that nobody supplies fails the build. */
@Mojo(name = "owner", requiresProject = false, threadSafe = true)
public final class OwnerMojo extends HeadwaterMojo {
    /** The names of projects. */
    @Parameter(property = "headwater.names")
    private List<String> names = List.of();

    /** A file for the owners as JSON. */
    @Parameter(property = "headwater.report")
    private @Nullable File report;

    @Inject
    OwnerMojo(BuildSessions builds) {
        super(builds);
    }

    @Override
    void run() throws MojoFailureException {
        Set<ProjectName> asked = new LinkedHashSet<>();
        names.forEach(name -> asked.add(ElementText.name("names", name, ProjectName::parse)));
        if (asked.isEmpty()) {
            throw new InvalidPomException("the name of a project is needed: -Dheadwater.names=NAME,NAME");
        }
        ProjectPolicy policy = policy();
        List<FoundOwner> found = new ArrayList<>();
        HostNetwork network = build().network(policy.policy(), cache());
        try (HostResolver host = open(policy, network);
                Owners owners = host.resolver().owners()) {
            for (ProjectName name : asked) {
                found.add(find(owners, name));
            }
        }
        OwnershipReport told = OwnershipReport.ofFound(found);
        path(report).ifPresent(file -> WrittenFile.write(file, told.json()));
        if (!found.stream().allMatch(one -> one instanceof FoundOwner.Supplied)) {
            throw new MojoFailureException(told.text().stripTrailing());
        }
        told.text().lines().forEach(getLog()::info);
    }

    private static FoundOwner find(Owners owners, ProjectName name) {
        try {
            return owners.find(name).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DefectException defect ? defect : e;
        }
    }
}
