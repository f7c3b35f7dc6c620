// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.text.NearMiss;
import dev.headwater.core.imported.ImportNote.Level;
import dev.headwater.core.imported.ImportedPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a {@code pip.conf}, or {@code pip.ini}. */
final class PipConfiguration {
    private static final List<String> FORMATS = List.of("only-binary", "no-binary");

    private static final String PRE = "pre";
    private static final String PREFER_BINARY = "prefer-binary";
    private static final String TIMEOUT = "timeout";
    private static final String RETRIES = "retries";
    private static final String UPLOADED_PRIOR_TO = "uploaded-prior-to";

    /** What is read here and by {@link PipIndexes}. */
    private static final List<String> READ = Stream.concat(
                    PipIndexes.KEYS.stream(),
                    Stream.of(FORMATS.get(0), FORMATS.get(1), PRE, PREFER_BINARY, TIMEOUT, RETRIES, UPLOADED_PRIOR_TO))
            .toList();

    private final Draft draft;
    private final PipSettings settings;

    private PipConfiguration(Draft draft, PipSettings settings) {
        this.draft = draft;
        this.settings = settings;
    }

    /**
     * {@return the policy that says the same}
     *
     * @throws dev.headwater.core.file.FileFault for the first fault
     */
    static ImportedPolicy read(String text, Draft draft) {
        PipConfiguration pip = new PipConfiguration(draft, PipSettings.of(IniReader.read(text), draft));
        new PipIndexes(draft, pip.settings).read();
        pip.readFormats();
        pip.readPreReleases();
        pip.readRequests();
        pip.readUploadedPriorTo();
        pip.settings.all().forEach(pip::noteOther);
        return draft.finished("pip");
    }

    private void readFormats() {
        DraftFormats formats = new DraftFormats();
        for (IniEntry entry : settings.inOrder(FORMATS)) {
            for (IniLine value : entry.values()) {
                Spot spot = Spot.of(entry, value);
                if (entry.key().equals(FORMATS.get(0))) {
                    formats.onlyBinary(spot, value.text());
                } else {
                    formats.noBinary(spot, value.text());
                }
            }
        }
        if (settings.isTrue(PREFER_BINARY)) {
            formats.preferBinary();
            draft.note("format", settings.spot(PREFER_BINARY), Level.SAME, "where [format] says nothing else");
        }
        formats.finish(
                draft,
                "in [format]; names go before \"*\", to pip and here",
                Level.SAME,
                "not all of it holds: a line that pip takes later takes it back, to pip and here");
    }

    private void readPreReleases() {
        if (settings.isTrue(PRE)) {
            draft.preReleases(
                    PreReleaseMode.ALLOW, settings.spot(PRE), Level.SAME, "pre-releases are versions like others");
        } else {
            draft.preReleases(
                    PreReleaseMode.IF_NAMED,
                    Spot.WHOLE,
                    Level.SAME,
                    "a requirement that names a pre-release accepts some, which is pip's rule; leave it out for the one"
                            + " that does not depend on the order of requirements");
        }
    }

    private void readRequests() {
        settings.text(TIMEOUT).ifPresent(text -> {
            Duration timeout = settings.spot(TIMEOUT).parsed(() -> seconds(text));
            draft.indexes().forEach(index -> index.timeout(timeout));
            draft.note(
                    Draft.HEAD,
                    settings.spot(TIMEOUT),
                    Level.CHANGED,
                    "pip waits so long for the next bytes; here a whole request may take no longer");
        });
        settings.text(RETRIES).ifPresent(text -> {
            int retries = settings.spot(RETRIES).parsed(() -> retries(text));
            draft.indexes().forEach(index -> index.retries(retries));
            draft.nothingToSay(settings.spot(RETRIES), "each index is asked again as often");
        });
    }

    private static Duration seconds(String text) {
        int dot = text.indexOf('.');
        boolean plain = text.length() <= 10
                && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                && dot == text.lastIndexOf('.')
                && text.length() > (dot < 0 ? 0 : 1);
        long millis = plain ? new BigDecimal(text).movePointRight(3).longValue() : 0;
        if (millis <= 0 || millis > Duration.ofDays(1).toMillis()) {
            throw new IllegalArgumentException("expected seconds, more than nothing and no more than a day");
        }
        return Duration.ofMillis(millis);
    }

    private static int retries(String text) {
        if (text.isEmpty()
                || text.length() > 3
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')
                || Integer.parseInt(text) > 100) {
            throw new IllegalArgumentException("expected a whole number up to 100");
        }
        return Integer.parseInt(text);
    }

    private void readUploadedPriorTo() {
        settings.text(UPLOADED_PRIOR_TO).ifPresent(text -> {
            Optional<Duration> age = Cutoff.age(text);
            if (age.isPresent()) {
                draft.indexes().forEach(index -> index.coolDown(age.get()));
                draft.note(
                        Draft.HEAD,
                        settings.spot(UPLOADED_PRIOR_TO),
                        Level.CHANGED,
                        "the cool-down of each index. An index that gives no upload times is refused then, unless it"
                                + " has missing-upload-time = \"allow\"");
            } else {
                draft.cannotSay(settings.spot(UPLOADED_PRIOR_TO), "give it to the request: --exclude-newer TIME");
            }
        });
    }

    private void noteOther(String key, IniEntry entry) {
        KnownKey known = PipKeys.TABLE.get(key);
        if (known != null && settings.isOff(key)) {
            KnownKey.noteOff(draft, Spot.of(entry));
        } else if (known != null) {
            known.note(draft, Spot.of(entry));
        } else if (!READ.contains(key)) {
            draft.cannotSay(
                    Spot.of(entry),
                    "not read: this is no option of pip install that is known here"
                            + NearMiss.question(
                                    key,
                                    Stream.concat(READ.stream(), PipKeys.TABLE.keySet().stream())
                                            .toList()));
        }
    }
}
