// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.Withdrawal;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.candidate.TieredPage;
import dev.headwater.core.ownership.Owner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What several indexes have of a project, as one page: of each what can be used of it by its own rules. Of files of one
 * name the first counts, as in uv; pip leaves that to chance.
 */
final class MergedPage implements TieredPage {
    private final ProjectName name;
    private final List<Row> rows;

    /**
     * A row of one of the pages.
     *
     * @param supplier whose page it is
     * @param number its number there
     * @param tier its tier here
     * @param isOwned whether it is of the owner, the first that has the project
     */
    private record Row(Owner.Index supplier, int number, int tier, boolean isOwned) {
        ProjectPage page() {
            return supplier.page();
        }
    }

    private MergedPage(ProjectName name, List<Row> rows) {
        this.name = name;
        this.rows = rows;
    }

    /** Whether an index goes before those behind it whatever the versions are. */
    enum Precedence {
        NONE,
        BY_INDEX
    }

    /**
     * Puts pages together.
     *
     * @param holders the indexes that have the project, in the order of the policy
     * @param usable what can be used of each, in the same order
     */
    static MergedPage of(ProjectName name, List<Owner.Index> holders, List<Candidates> usable, Precedence precedence) {
        List<Row> rows = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int place = 0; place < holders.size(); place++) {
            Owner.Index holder = holders.get(place);
            Candidates candidates = usable.get(place);
            int tier = precedence == Precedence.BY_INDEX ? place : 0;
            for (int candidate = 0; candidate < candidates.size(); candidate++) {
                for (int number : candidates.rows(candidate)) {
                    boolean isProvided = holder.page().provided(number) != null;
                    if (isProvided || names.add(holder.page().filename(number))) {
                        rows.add(new Row(holder, number, tier, place == 0));
                    }
                }
            }
        }
        return new MergedPage(name, List.copyOf(rows));
    }

    /** {@return whose file it is} */
    Optional<Owner.Index> supplier(DistributionFile file) {
        for (int row = 0; row < rows.size(); row++) {
            if (provided(row) == null && filename(row).equals(file.filename())) {
                return Optional.of(rows.get(row).supplier());
            }
        }
        return Optional.empty();
    }

    /** {@return whose package it is that provides a version} */
    Optional<Owner.Index> supplier(ProvidedPackage provided) {
        for (int row = 0; row < rows.size(); row++) {
            if (provided.equals(provided(row))) {
                return Optional.of(rows.get(row).supplier());
            }
        }
        return Optional.empty();
    }

    /** {@return whose file it is that is at a URL without its query; if none is, the first that has a row} */
    Owner.Index supplierAt(String location) {
        for (int row = 0; row < rows.size(); row++) {
            if (provided(row) == null
                    && UrlSecrets.withoutQuery(file(row).url()).equals(location)) {
                return supplier(row);
            }
        }
        return supplier(0);
    }

    /** {@return whose row it is} */
    Owner.Index supplier(int row) {
        return rows.get(row).supplier();
    }

    @Override
    public int tier(int row) {
        return rows.get(row).tier();
    }

    @Override
    public ProjectName name() {
        return name;
    }

    /** What an index holds to be unsafe is not among the rows. */
    @Override
    public ProjectStatus status() {
        return ProjectStatus.ACTIVE;
    }

    @Override
    public int fileCount() {
        return rows.size();
    }

    @Override
    public String filename(int file) {
        Row row = rows.get(file);
        return row.page().filename(row.number());
    }

    @Override
    public long uploadTime(int file) {
        Row row = rows.get(file);
        return row.page().uploadTime(row.number());
    }

    @Override
    public @Nullable String requiresPython(int file) {
        Row row = rows.get(file);
        return row.page().requiresPython(row.number());
    }

    @Override
    public boolean isYanked(int file) {
        Row row = rows.get(file);
        return row.page().isYanked(row.number());
    }

    @Override
    public @Nullable ListingFault fault(int file) {
        Row row = rows.get(file);
        return row.page().fault(row.number());
    }

    @Override
    public @Nullable String yankedBy(int file) {
        Row row = rows.get(file);
        return row.page().yankedBy(row.number());
    }

    @Override
    public @Nullable Withdrawal withdrawal(int file) {
        Row row = rows.get(file);
        return row.page().withdrawal(row.number());
    }

    @Override
    public @Nullable ProvidedPackage provided(int file) {
        Row row = rows.get(file);
        return row.page().provided(row.number());
    }

    @Override
    public @Nullable String requiresPythonBy(int file) {
        Row row = rows.get(file);
        return row.page().requiresPythonBy(row.number());
    }

    @Override
    public DistributionFile published(int file) {
        Row row = rows.get(file);
        return row.page().published(row.number());
    }

    @Override
    public @Nullable MetadataEdit edit(int file) {
        Row row = rows.get(file);
        MetadataEdit edit = row.page().edit(row.number());
        return edit == null || row.isOwned() ? edit : new WillingEdit(edit);
    }

    @Override
    public DistributionFile file(int file) {
        Row row = rows.get(file);
        return row.page().file(row.number());
    }
}
