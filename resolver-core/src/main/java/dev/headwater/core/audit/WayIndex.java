// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.audit.Way;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.audit.MergedPage.Precedence;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.ownership.Suppliers;
import dev.headwater.core.ownership.Survey;
import dev.headwater.core.reading.Questions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All indexes that may be asked about a name, as the one index that a way makes of them. It remembers whose each file
 * is, and which index it was that gave no answer: one that fails makes it unavailable, for who can silence an index
 * must not thereby change what is told.
 */
final class WayIndex implements PackageIndex {
    private final Precedence precedence;
    private final Survey survey;
    private final Questions questions;
    private final PageRules rules;
    private final Map<ProjectName, MergedPage> pages = new ConcurrentHashMap<>();
    private final Map<IndexFault, Trouble> troubles = new ConcurrentHashMap<>();

    WayIndex(Way way, Survey survey, Questions questions, PageRules rules) {
        this.precedence = precedence(way);
        this.survey = survey;
        this.questions = questions;
        this.rules = rules;
    }

    /** {@return what goes first by a way} */
    static Precedence precedence(Way way) {
        return way == Way.UNSAFE_FIRST_MATCH ? Precedence.BY_INDEX : Precedence.NONE;
    }

    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        return survey.suppliers(name).thenApply(suppliers -> answer(name, suppliers));
    }

    private ProjectAnswer answer(ProjectName name, Suppliers suppliers) {
        Owner.Unknown unknown = suppliers.failure().orElse(null);
        if (unknown != null) {
            return unavailable(
                    unknown.fault(), new Trouble(name, unknown.asked().orElseThrow(), Optional.of(unknown.fault())));
        }
        if (suppliers.holders().isEmpty()) {
            return new ProjectAnswer.Absent(true);
        }
        List<Candidates> usable = new ArrayList<>();
        for (Owner.Index holder : suppliers.holders()) {
            PageRules.Judged judged = rules.judge(holder);
            Trouble trouble = judged.trouble().orElse(null);
            if (trouble != null) {
                return unavailable(trouble.fault().orElseGet(() -> withoutTimes(trouble)), trouble);
            }
            usable.add(judged.candidates());
        }
        MergedPage page = MergedPage.of(name, suppliers.holders(), usable, precedence);
        pages.put(name, page);
        return new ProjectAnswer.Present(page);
    }

    private static IndexFault withoutTimes(Trouble trouble) {
        return IndexFault.of(
                IndexFault.Kind.CONTENT,
                trouble.index().value(),
                "no upload time is listed of '" + trouble.name() + "'");
    }

    private ProjectAnswer unavailable(IndexFault fault, Trouble trouble) {
        troubles.putIfAbsent(fault, trouble);
        return new ProjectAnswer.Unavailable(fault);
    }

    /** {@return which index it is that a failure of this one is a failure of} */
    Trouble trouble(ProjectName name, IndexFault fault) {
        Trouble known = troubles.get(fault);
        // What was found out of a file that was had names the file.
        return known != null
                ? known
                : new Trouble(
                        name,
                        page(pages.get(name), name)
                                .supplierAt(fault.location())
                                .entry()
                                .id(),
                        Optional.of(fault));
    }

    /** {@return the index that has a file} */
    Optional<IndexId> supplier(DistributionFile file) {
        return find(file.project())
                .flatMap(page -> page.supplier(file))
                .map(holder -> holder.entry().id());
    }

    /** {@return the index that has what is provided} */
    Optional<IndexId> supplier(ProjectName name, ProvidedPackage provided) {
        return find(name)
                .flatMap(page -> page.supplier(provided))
                .map(holder -> holder.entry().id());
    }

    private Optional<MergedPage> find(ProjectName name) {
        return Optional.ofNullable(pages.get(name));
    }

    private static MergedPage page(@Nullable MergedPage page, ProjectName name) {
        if (page == null) {
            throw new IllegalStateException("'" + name + "' was not asked about");
        }
        return page;
    }

    private Owner.Index holder(DistributionFile file) {
        return page(pages.get(file.project()), file.project()).supplier(file).orElseThrow();
    }

    private Owner.Index holder(ProjectName name, ProvidedPackage provided) {
        return page(pages.get(name), name).supplier(provided).orElseThrow();
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        Owner.Index holder = holder(file);
        return questions.metadata(holder.index(), file).thenApply(answer -> metadata(holder, answer));
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
        Owner.Index holder = holder(project, provided);
        return questions.metadata(holder.index(), project, provided).thenApply(answer -> metadata(holder, answer));
    }

    private MetadataAnswer metadata(Owner.Index holder, MetadataAnswer answer) {
        if (answer instanceof MetadataAnswer.Unavailable unavailable) {
            note(holder, unavailable.fault());
        }
        return answer;
    }

    @Override
    public CompletionStage<PublishedAnswer> published(ProjectName project, ProvidedPackage provided) {
        Owner.Index holder = holder(project, provided);
        return questions.published(holder.index(), project, provided).thenApply(answer -> {
            if (answer instanceof PublishedAnswer.Unavailable unavailable) {
                note(holder, unavailable.fault());
            }
            return answer;
        });
    }

    @Override
    public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
        Owner.Index holder = holder(file);
        return questions.content(holder.index(), file, algorithms).thenApply(answer -> {
            if (answer instanceof ContentAnswer.Unavailable unavailable) {
                note(holder, unavailable.fault());
            }
            return answer;
        });
    }

    private void note(Owner.Index holder, IndexFault fault) {
        troubles.putIfAbsent(
                fault, new Trouble(holder.record().name(), holder.entry().id(), Optional.of(fault)));
    }
}
