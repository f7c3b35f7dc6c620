// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.audit.Holding;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.version.Version;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.ownership.Suppliers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/** Looks at what each index has of one project. */
final class ProjectAudit {
    private final PageRules rules;
    private final Suppliers suppliers;
    private final List<Candidates> usable = new ArrayList<>();
    private final Optional<Trouble> trouble;

    ProjectAudit(PageRules rules, Suppliers suppliers) {
        this.rules = rules;
        this.suppliers = suppliers;
        this.trouble = suppliers.failure().map(ProjectAudit::trouble).or(this::judge);
    }

    private static Trouble trouble(Owner.Unknown unknown) {
        return new Trouble(unknown.record().name(), unknown.asked().orElseThrow(), Optional.of(unknown.fault()));
    }

    private Optional<Trouble> judge() {
        for (Owner.Index holder : suppliers.holders()) {
            PageRules.Judged judged = rules.judge(holder);
            if (judged.trouble().isPresent()) {
                return judged.trouble();
            }
            usable.add(judged.candidates());
        }
        return Optional.empty();
    }

    /** {@return why it is not known what each index has} */
    Optional<Trouble> trouble() {
        return trouble;
    }

    /** {@return what can be used of each index that has the project, in the order of the policy} */
    List<Candidates> usable() {
        return Collections.unmodifiableList(usable);
    }

    /**
     * {@return what each index has}
     *
     * @param known the hashes of files that are taken of the owner, or locked, by their names
     */
    List<Holding> holdings(Map<String, FileHashes> known) {
        List<NavigableSet<Version>> listed = new ArrayList<>();
        for (int place = 0; place < usable.size(); place++) {
            listed.add(rules.listed(suppliers.holders().get(place), usable.get(place)));
        }
        List<Holding> holdings = new ArrayList<>();
        for (int place = 0; place < usable.size(); place++) {
            NavigableSet<Version> versions = listed.get(place);
            Candidates candidates = usable.get(place);
            IndexId id = suppliers.holders().get(place).entry().id();
            holdings.add(new Holding(
                    id,
                    candidates.size() == 0 ? Optional.empty() : Optional.of(candidates.version(0)),
                    versions.isEmpty() ? Optional.empty() : Optional.of(versions.last()),
                    place == 0 || versions.stream().anyMatch(listed.get(0)::contains),
                    place == 0
                            ? Optional.empty()
                            : otherBytes(suppliers.holders().get(place).page(), known)));
        }
        return holdings;
    }

    private static Optional<String> otherBytes(ProjectPage page, Map<String, FileHashes> known) {
        for (int row = 0; row < page.fileCount(); row++) {
            FileHashes hashes = page.provided(row) == null ? known.get(page.filename(row)) : null;
            if (hashes != null && hashes.contradicts(page.file(row).hashes())) {
                return Optional.of(page.filename(row));
            }
        }
        return Optional.empty();
    }
}
