// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProvidedPackage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a {@link ListedPage}.
 *
 * @param offer what is listed
 * @param uploadTime when that was uploaded
 */
public record ListedRow(Offer offer, Optional<Instant> uploadTime) {
    private static final Offer.Visitor<DistributionFile> FILE = new Offer.Visitor<>() {
        @Override
        public DistributionFile file(Offer.File offer) {
            return offer.file();
        }

        @Override
        public DistributionFile provided(Offer.Provided offer) {
            throw new UnsupportedOperationException("what a package of a distributor provides has no file");
        }
    };

    /** {@return the row of a file} */
    public static ListedRow of(DistributionFile file) {
        return new ListedRow(new Offer.File(file), file.uploadTime());
    }

    /** {@return the file that is listed} */
    DistributionFile file() {
        return offer.accept(FILE);
    }

    /** {@return the package that provides what is listed; null for a file} */
    @Nullable
    ProvidedPackage provided() {
        return offer.provided().orElse(null);
    }
}
