// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.index.Remedy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether what a source says is of a time at which it may be believed.
 *
 * @param clock tells the time
 * @param seen the newest dates seen until now
 * @param oldest what is dated before is not believed
 */
public record SourceDates(Clock clock, SeenDates seen, Optional<Instant> oldest) {
    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    /**
     * Holds a source that was read by somebody else before against the time. One without a date is as old as can be: it
     * is not believed where one with a date was seen before.
     *
     * @param location of the archive
     * @param suite its name, or empty text
     * @param trust how far it was vouched for
     * @param place what says it, for people
     * @throws UnreadableRepositoryException if it is not to be believed now
     */
    public void require(
            Optional<Instant> date,
            Optional<Instant> validUntil,
            String location,
            String suite,
            Trust trust,
            String place) {
        SuiteName name = new SuiteName(location, suite, trust);
        if (date.isPresent()) {
            require(date, validUntil, name, place);
            return;
        }
        if (oldest.isPresent()) {
            throw undated(place, "the policy takes none before " + oldest.get());
        }
        Optional<Instant> newest = newest(name, place);
        if (newest.isPresent()) {
            throw undated(place, "one of " + newest.get() + " was seen before");
        }
    }

    /**
     * Holds a source that was just read against the time.
     *
     * @throws UnreadableRepositoryException if it has no date, or is not to be believed now
     */
    public void require(Optional<Instant> said, Optional<Instant> validUntil, SuiteName name, String location) {
        Instant now = clock.instant();
        Instant date = said.orElseThrow(() -> refused(location, "has no Date", Remedy.Action.CHECK_LOCATION));
        if (date.isAfter(now.plus(AHEAD))) {
            throw refused(location, "is dated " + date + ", and it is " + now + " now", Remedy.Action.CHECK_CLOCK);
        }
        if (validUntil.filter(until -> !now.isBefore(until)).isPresent()) {
            Instant until = validUntil.get();
            throw refused(
                    location, "was valid until " + until + ", and it is " + now + " now", Remedy.Action.CHECK_CLOCK);
        }
        if (oldest.filter(date::isBefore).isPresent()) {
            throw refused(
                    location,
                    "is dated " + date + ", and the policy takes none before " + oldest.get(),
                    Remedy.Action.TRY_LATER);
        }
        requireNotOlder(date, name, location);
    }

    private void requireNotOlder(Instant date, SuiteName name, String location) {
        Optional<Instant> newest = newest(name, location);
        if (newest.filter(date::isBefore).isPresent()) {
            throw refused(
                    location,
                    "is dated " + date + ", and one of " + newest.get() + " was seen before",
                    Remedy.Action.TRY_LATER);
        }
        seen.keep(name, date);
    }

    private Optional<Instant> newest(SuiteName name, String location) {
        try {
            return seen.newest(name);
        } catch (IOException e) {
            throw Faults.unread("the dates seen of " + location, e);
        }
    }

    private static UnreadableRepositoryException undated(String location, String reason) {
        return refused(location, "does not say its date, and " + reason, Remedy.Action.TRY_LATER);
    }

    private static UnreadableRepositoryException refused(String location, String received, Remedy.Action action) {
        return new UnreadableRepositoryException(
                IndexFault.of(IndexFault.Kind.CONTENT, location, received).withRemedy(Remedy.of(action)));
    }
}
