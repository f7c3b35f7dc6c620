// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import java.util.Optional;

/**
 * What can be chosen of a project: a file to install, or what a distributor's package provides already.
 *
 * @since 0.1.0
 */
public sealed interface Offer {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return the file, if it is one} */
    Optional<DistributionFile> distribution();

    /** {@return the distributor's package that provides it, if one does} */
    Optional<ProvidedPackage> provided();

    /**
     * A file.
     *
     * @param file the file
     */
    record File(DistributionFile file) implements Offer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.file(this);
        }

        @Override
        public Optional<DistributionFile> distribution() {
            return Optional.of(file);
        }

        @Override
        public Optional<ProvidedPackage> provided() {
            return Optional.empty();
        }
    }

    /**
     * A package of a distributor that provides a version of the project: nothing is downloaded for it.
     *
     * @param by the package
     */
    record Provided(ProvidedPackage by) implements Offer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.provided(this);
        }

        @Override
        public Optional<DistributionFile> distribution() {
            return Optional.empty();
        }

        @Override
        public Optional<ProvidedPackage> provided() {
            return Optional.of(by);
        }
    }

    /**
     * One method for each case.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for a file} */
        R file(File offer);

        /** {@return the result for what a distributor provides} */
        R provided(Provided offer);
    }
}
