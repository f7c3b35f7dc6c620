// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a universe says of a package of a distributor: the facts that are of no file. */
final class ProvidedText {
    private final UniverseText universe;
    private final ReleaseBuilder own;
    private final Version version;
    private final TreeSet<String> natives = new TreeSet<>();
    private final List<ProvidedNote> notes = new ArrayList<>();
    private Optional<Instant> date = Optional.empty();
    private Optional<String> sha256 = Optional.empty();
    private Optional<String> feedDigest = Optional.empty();
    private @Nullable ServedTarget served;
    private @Nullable ProvidedFault fault;
    private @Nullable PublishedAnswer answer;
    private PublishedAnswer.Extent extent = PublishedAnswer.Extent.WHOLE;
    private boolean ownSaid;

    ProvidedText(UniverseText universe, TextSpan name, TextSpan version) {
        this.universe = universe;
        this.own = new ReleaseBuilder(name.text(), version.text());
        this.version = Version.parse(version.text());
    }

    /** {@return whether a fact is one of a package, and was read} */
    boolean read(TextSpan fact) {
        TextSpan said = fact.before(":");
        Optional<TextSpan> rest = fact.after(":");
        switch (said.before(" ").text()) {
            case "native" -> universe.operand(fact).split(", ").forEach(each -> natives.add(each.text()));
            case "date" -> date = Optional.of(universe.time(universe.operand(fact), "a date, or a time"));
            case "sha256" -> sha256 = Optional.of(hash(fact).hex());
            case "feed-digest" -> feedDigest = Optional.of(hash(fact).toString());
            case "serves" -> served = served(universe.operand(fact));
            case "note" -> notes.add(note(universe.operand(said), rest));
            case "unusable" -> fault = fault(universe.operand(said), rest);
            case "own" -> readOwn(said, rest);
            case "own-extra" -> {
                ownSaid = true;
                TextSpan extra = universe.operand(said);
                String[] brought = rest.map(universe::requirements).orElse(new String[0]);
                universe.checked(extra, () -> own.extra(extra.text(), brought));
            }
            case "own-fault" ->
                answer = new PublishedAnswer.Unavailable(
                        UniverseText.fault("memory:/", rest.map(TextSpan::text).orElse("no answer")));
            default -> {
                return false;
            }
        }
        return true;
    }

    private FileHash hash(TextSpan fact) {
        TextSpan digits = universe.operand(fact);
        return universe.checked(digits, () -> new FileHash("sha256", digits.text()));
    }

    private void readOwn(TextSpan said, Optional<TextSpan> rest) {
        ownSaid = true;
        rest.ifPresent(requirements -> own.requires(universe.requirements(requirements)));
        Optional<TextSpan> word = said.after(" ");
        if (word.isEmpty()) {
            return;
        }
        switch (word.get().text()) {
            case "none" -> answer = new PublishedAnswer.None("");
            case "without-requirements" -> extent = PublishedAnswer.Extent.WITHOUT_REQUIREMENTS;
            default -> throw universe.invalid(word.get(), "none or without-requirements");
        }
    }

    private ServedTarget served(TextSpan target) {
        List<TextSpan> words = target.split(" ");
        if (words.size() != 3) {
            throw universe.invalid(target, "a Python, the distributor's word for the machine, and that of Python");
        }
        Version python =
                universe.checked(words.get(0), () -> Version.parse(words.get(0).text()));
        return new ServedTarget(
                "the distributor",
                "python3",
                python,
                words.get(1).text(),
                "Linux",
                words.get(2).text());
    }

    private ProvidedNote note(TextSpan kind, Optional<TextSpan> text) {
        return Spelling.find(kind.text(), ProvidedNote.Kind.values())
                .map(known -> new ProvidedNote(known, text.map(TextSpan::text).orElse("")))
                .orElseThrow(() -> universe.invalid(kind, String.join(", ", Spelling.all(ProvidedNote.Kind.values()))));
    }

    private ProvidedFault fault(TextSpan kind, Optional<TextSpan> text) {
        return Spelling.find(kind.text(), ProvidedFault.Kind.values())
                .map(known -> new ProvidedFault(known, text.map(TextSpan::text).orElse("")))
                .orElseThrow(
                        () -> universe.invalid(kind, String.join(", ", Spelling.all(ProvidedFault.Kind.values()))));
    }

    ProvidedPackage provided(Purl purl, String text) {
        ProvidedPackage by = new ProvidedPackage(
                version,
                purl.name(),
                purl.version(),
                text,
                ProvidedPackage.Trust.SIGNED,
                date,
                ProvidedPackage.Evidence.DECLARED,
                List.copyOf(natives));
        ProvidedPackage hashed = sha256.map(by::withSha256).orElse(by);
        ProvidedPackage noted =
                feedDigest.map(hashed::withFeedDigest).orElse(hashed).withNotes(notes);
        ProvidedPackage placed = served == null ? noted : noted.withTarget(served);
        return fault == null ? placed : placed.withFault(fault);
    }

    /** {@return what lies within the package, if that is said} */
    Optional<PublishedAnswer> published() {
        if (answer != null || !ownSaid) {
            return Optional.ofNullable(answer);
        }
        return own.answer() instanceof MetadataAnswer.Found found
                ? Optional.of(new PublishedAnswer.Found(found.effective(), extent))
                : Optional.empty();
    }
}
