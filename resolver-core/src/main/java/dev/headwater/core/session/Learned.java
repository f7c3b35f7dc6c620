// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.Release;
import dev.headwater.core.universe.Project;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sessions that have ended judged, for one that judges alike: metadata that means the same for a request is not
 * judged again. Changes no answer, only how soon it is there. Filled between sessions, and only read by them.
 */
public final class Learned {
    private final Map<ProjectName, List<Lesson>> lessons = new HashMap<>();

    /** A project, and the request that it was judged for. */
    private record Lesson(PreparedRequest request, Project project) {}

    /** Takes in what a session knew at its end. */
    public void add(ProjectUniverse universe) {
        for (Project project : universe.projects().values()) {
            lessons.computeIfAbsent(project.name(), name -> new ArrayList<>())
                    .add(new Lesson(universe.request(), project));
        }
    }

    /** {@return what was read of a candidate for a request, or null if nothing was that means the same for it} */
    @Nullable
    Release release(PreparedRequest request, Project project, int candidate) {
        for (Lesson lesson : lessons.getOrDefault(project.name(), List.of())) {
            Project known = lesson.project();
            // The same page by the same rules has the same candidates, whoever listed it: what sessions share of that
            // may have been dropped by now. What a distributor's package requires is held against what others supply,
            // which the policy says.
            if (known.page() == project.page()
                    && known.rules().equals(project.rules())
                    && known.isRead(candidate)
                    && lesson.request().judgesMetadataAs(request)
                    && (lesson.request().hasPolicyOf(request) || !isProvided(project, candidate))) {
                return known.release(candidate);
            }
        }
        return null;
    }

    private static boolean isProvided(Project project, int candidate) {
        ProjectPage page = project.page();
        return page != null
                && project.candidates().rows(candidate).stream().anyMatch(row -> page.provided(row) != null);
    }
}
