// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.index.Withdrawal;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.wheel.text.FieldText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes of a wheel one whose own metadata is what the overlays of a policy say, for installers that refuse a wheel
 * beside which another metadata file lies.
 *
 * <pre>{@code
 * WheelRewriter rewriter = WheelRewriter.of(policy);
 * WheelSource source = WheelSource.of(Path.of("lib-1.0-py3-none-any.whl")).suppliedBy(IndexId.parse("public"));
 * Rewriting rewriting = rewriter.rewrite(source, Path.of("rewritten"));
 * }</pre>
 *
 * <p>Four files are other than in the wheel that was given: METADATA, the {@code Build} of WHEEL, RECORD, and a new
 * {@value WheelHotfix#FILE} beside them. These are not compressed; every other entry is the same bytes, in the same
 * order, with times, permissions and all that is told of it. What comes out depends on nothing but the wheel and the
 * overlays that are for it. A wheel that was rewritten by the same overlays comes out as it is.
 *
 * <p>Immutable, and may be used by several threads at once.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/">Binary distribution
 *     format</a>
 * @since 0.1.0
 */
public final class WheelRewriter {
    private static final String TAG = "hw";
    private static final int TAG_DIGITS = 8;

    private final IndexPolicy policy;

    private WheelRewriter(IndexPolicy policy) {
        this.policy = policy;
    }

    /** {@return a rewriter by the overlays of a policy} */
    public static WheelRewriter of(IndexPolicy policy) {
        return new WheelRewriter(policy);
    }

    /**
     * {@return the name of a wheel once it is rewritten} Its build tag is that of the wheel, 0 where it has none, with
     * {@code hw} and the first eight digits of the digest of the overlays that are for it behind it.
     *
     * @param digest {@code sha256:…}, as {@link WheelHotfix#digest()}
     */
    public static String filename(WheelFilename wheel, String digest) {
        return NameParts.of(wheel).withBuild(build(wheel, digest)).toString();
    }

    static String build(WheelFilename wheel, String digest) {
        String former = NameParts.of(wheel).build();
        int from = digest.indexOf(':') + 1;
        return (former.isEmpty() ? "0" : former) + TAG + digest.substring(from, from + TAG_DIGITS);
    }

    /**
     * Rewrites a wheel into a folder, which is made if it is not there. The new file appears whole, or nothing does;
     * one of its name is replaced. The wheel that was given is left alone, also if its own name is that of the new one.
     *
     * @throws InvalidWheelException if the wheel cannot be rewritten, or what is in it is not what its RECORD says
     * @throws IOException if the wheel cannot be read or the new one not be written, or what has its name is no regular
     *     file
     */
    public Rewriting rewrite(WheelSource source, Path folder) throws IOException {
        try (WheelContent content = WheelContent.open(source.file())) {
            Optional<WheelHotfix> former = content.hotfix();
            WheelOverlays overlays = WheelOverlays.of(policy, source, content, content.sha256());
            Optional<Withdrawal> withdrawal = overlays.withdrawal();
            if (withdrawal.isPresent()) {
                return new Rewriting.Withdrawn(withdrawal.get());
            }
            if (former.isPresent()) {
                return repeated(source, content, former.get(), overlays, folder);
            }
            MetadataEdit edit = overlays.edit();
            return edit == null
                    ? new Rewriting.Untouched(overlays.undated())
                    : rewritten(content, overlays, edit, folder);
        } catch (DamagedArchiveException e) {
            throw new InvalidWheelException(source.file(), String.valueOf(e.getMessage()), e);
        }
    }

    /** What a wheel says of the one that it was made of is its own word, and adds to what counts for it only. */
    private Rewriting repeated(
            WheelSource source, WheelContent content, WheelHotfix former, WheelOverlays own, Path folder)
            throws IOException {
        WheelOverlays overlays = WheelOverlays.of(policy, source, content, former.sha256());
        Optional<Withdrawal> withdrawal = overlays.withdrawal();
        if (withdrawal.isPresent()) {
            return new Rewriting.Withdrawn(withdrawal.get());
        }
        if (overlays.edit() == null && !overlays.undated().isEmpty()) {
            return new Rewriting.Untouched(overlays.undated());
        }
        new RewrittenWheel(content, former).require(own, overlays);
        String name = content.filename().toString();
        Path target = folder.resolve(name);
        if (!Files.exists(target) || !Files.isSameFile(target, source.file())) {
            try (Staging staging = Staging.in(folder)) {
                staging.write(name, content::copy);
                staging.commit();
            }
        }
        return new Rewriting.Repeated(target, content.sha256(), former);
    }

    private static Rewriting rewritten(WheelContent content, WheelOverlays overlays, MetadataEdit edit, Path folder)
            throws IOException {
        List<OverlayProblem> problems = edit.problems(content.metadataAsRead());
        if (!problems.isEmpty()) {
            return new Rewriting.Unfit(problems);
        }
        MetadataAnswer.Found found =
                edit.apply(new MetadataAnswer.Found(content.metadataAsRead(), MetadataOrigin.Source.WHEEL));
        FieldText metadata =
                MetadataText.of(content.metadata(), found.effective().fields());
        if (metadata.fields().asList().equals(content.metadata().fields().asList())) {
            return new Rewriting.Untouched(overlays.undated());
        }
        content.checkRecord();
        WheelHotfix hotfix = new WheelHotfix(
                content.filename().toString(),
                content.sha256(),
                Sha256.of(content.metadata().bytes()),
                Sha256.of(metadata.bytes()),
                edit.overlays(),
                overlays.digest(edit.overlays()));
        List<MetadataChange> changes = WheelChange.visible(found.changes());
        return write(content, metadata, hotfix, changes, folder);
    }

    private static Rewriting write(
            WheelContent content, FieldText metadata, WheelHotfix hotfix, List<MetadataChange> changes, Path folder)
            throws IOException {
        FieldText wheel = content.wheel().with("Build", List.of(build(content.filename(), hotfix.digest())));
        WheelChange change = new WheelChange(content, path -> path);
        change.replace("METADATA", metadata.bytes());
        change.replace("WHEEL", wheel.bytes());
        change.add(WheelHotfix.FILE, hotfix.json().getBytes(StandardCharsets.UTF_8));
        String name = filename(content.filename(), hotfix.digest());
        String sha256;
        try (Staging staging = Staging.in(folder)) {
            sha256 = staging.write(name, change::writeTo);
            staging.commit();
        }
        return new Rewriting.Written(folder.resolve(name), sha256, hotfix, changes, change.dropped());
    }
}
