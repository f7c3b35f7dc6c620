// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.core.candidate.CandidateRules;
import dev.headwater.core.candidate.HashMatch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the bytes of a file against the hashes that the request names, where what the page lists does not tell.
 *
 * @param file the file as the page lists it
 * @param rules what the request says about the project
 */
public record HashCheck(DistributionFile file, CandidateRules rules) {
    /** {@return whether only the bytes of the file can tell if it is one that the request means} */
    public boolean isNeeded() {
        return rules.hashes().isPresent() && rules.match(file.hashes()) == HashMatch.UNKNOWN;
    }

    /** {@return the algorithms of the request, in its order} */
    public List<String> algorithms() {
        Set<String> algorithms = new LinkedHashSet<>();
        for (FileHash hash : rules.hashes().orElse(Set.of())) {
            algorithms.add(hash.algorithm());
        }
        return List.copyOf(algorithms);
    }

    /** {@return what is wrong with the index, if the bytes have another hash than the page promises} */
    public Optional<IndexFault> fault(FileHashes found) {
        return file.hashes().contradicts(found)
                ? Optional.of(IndexFault.of(
                        IndexFault.Kind.HASH,
                        UrlSecrets.withoutQuery(file.url()),
                        "bytes with other hashes than the page promises: " + found))
                : Optional.empty();
    }

    /** {@return why the file cannot be used, if the hashes of its bytes are not those of a file that is meant} */
    public Optional<Exclusion> exclusion(FileHashes found) {
        if (rules.takesBytes(found)) {
            return Optional.empty();
        }
        List<FileHash> named = named(found);
        return Optional.of(found.asList().stream()
                .filter(hash -> !named.contains(hash))
                .findFirst()
                .<Exclusion>map(Exclusion.OtherContent::new)
                .orElseGet(() -> unknown(Optional.empty())));
    }

    private List<FileHash> named(FileHashes found) {
        Set<FileHash> named = rules.hashes().orElse(Set.of());
        return found.asList().stream().filter(named::contains).toList();
    }

    /** {@return that the file cannot be read to be checked} */
    public Exclusion unreadable(ContentAnswer.Unreadable why) {
        return unknown(Optional.of(why));
    }

    private Exclusion unknown(Optional<ContentAnswer.Unreadable> why) {
        List<String> missing = algorithms().stream()
                .filter(algorithm -> file.hashes().of(algorithm).isEmpty())
                .toList();
        return new Exclusion.UnknownHash(missing, why);
    }

    /** {@return the file with the hashes of the request that its bytes have, behind what the page lists} */
    public DistributionFile checked(FileHashes found) {
        List<FileHash> all = new ArrayList<>(file.hashes().asList());
        all.addAll(named(found));
        return file.toBuilder().hashes(FileHashes.of(all)).build();
    }

    /** {@return the metadata in the bytes that were checked: as sure as the hash that the request gives} */
    public MetadataAnswer verified(FileHashes found, MetadataAnswer metadata) {
        return named(found).stream().anyMatch(FileHash::isStrong) ? metadata.asVerified() : metadata;
    }
}
