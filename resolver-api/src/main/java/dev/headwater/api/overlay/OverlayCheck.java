// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.text.UrlSecrets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the first fault of an overlay. */
final class OverlayCheck {
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_REASON = 1000;

    private final Overlay overlay;

    private OverlayCheck(Overlay overlay) {
        this.overlay = overlay;
    }

    static void check(Overlay overlay) {
        new OverlayCheck(overlay).check();
    }

    private void check() {
        checkId();
        checkReason("reason", overlay.reason());
        overlay.use().ifPresent(this::checkUse);
        checkScope();
        overlay.replace().forEach(replacement -> checkUrl("replace", replacement.changed()));
        overlay.add().forEach(requirement -> checkUrl("add", requirement));
        overlay.extras()
                .forEach((extra, all) -> all.forEach(requirement -> {
                    checkUrl("extras." + extra, requirement);
                    checkExtra("extras." + extra, requirement);
                }));
        checkContradictions();
        if (overlay.fields().isEmpty() && overlay.expect().isEmpty()) {
            throw fault("id", "it changes nothing and expects nothing; say what it is for, or remove it");
        }
    }

    private InvalidOverlayException fault(String key, String problem) {
        return new InvalidOverlayException(overlay.id(), key, problem);
    }

    private void checkId() {
        String id = overlay.id();
        boolean isId = !id.isEmpty() && id.length() <= LONGEST_ID;
        for (int i = 0; i < id.length() && isId; i++) {
            char c = id.charAt(i);
            boolean isWord = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            isId = isWord || (i > 0 && (c == '-' || c == '.' || c == '_'));
        }
        if (!isId) {
            throw new InvalidOverlayException(
                    Shown.text(id, LONGEST_ID),
                    "id",
                    "this is no id; write up to " + LONGEST_ID
                            + " ASCII letters, digits, '-', '.' and '_', a letter or digit first");
        }
    }

    private void checkReason(String key, String reason) {
        if (reason.isBlank()) {
            throw fault(key, "the reason is missing; say why, for those who meet it later");
        }
        if (reason.length() > LONGEST_REASON) {
            throw fault(key, "a reason has at most " + LONGEST_REASON + " characters");
        }
        if (UrlSecrets.mayStandIn(reason)) {
            throw fault(key, "this holds a URL with user information; leave that out");
        }
    }

    private void checkUse(FileUse use) {
        String key = Spelling.of(use.kind());
        if (use.kind() != FileUse.Kind.UNYANK) {
            checkReason(key, use.reason());
        } else if (!use.reason().isEmpty()) {
            throw fault(key, "it has no reason of its own; that of the overlay is enough");
        }
    }

    private void checkScope() {
        OverlayScope scope = overlay.scope();
        for (String file : scope.files()) {
            if (!file.startsWith("sha256:")) {
                throw fault("files", "a file is named by its SHA-256: sha256:…, not " + Shown.quoted(file));
            }
        }
        if (scope.versions().isEmpty() && scope.files().isEmpty()) {
            throw fault("files", "this is empty; name a file, or write versions instead");
        }
        if (scope.precision() == OverlayScope.Precision.RANGE
                && scope.uploadedBefore().isEmpty()) {
            throw fault(
                    "uploaded-before",
                    "it is for several versions, so also for some yet to come, and nobody knows what those require;"
                            + " write uploaded-before, a time, or name one version with ==");
        }
    }

    private void checkUrl(String key, Requirement requirement) {
        if (requirement.url().isPresent()) {
            throw fault(
                    key,
                    "'" + requirement.name()
                            + " @ …' brings in a URL, which no overlay may: it would be another source");
        }
    }

    private void checkExtra(String key, Requirement requirement) {
        if (requirement.marker().filter(marker -> marker.mentionsExtra()).isPresent()) {
            throw fault(
                    key, "'" + requirement + "' asks for an extra in its marker; the key says which extra brings it");
        }
    }

    private void checkContradictions() {
        Set<Requirement> changed = new HashSet<>();
        for (Replacement replacement : overlay.replace()) {
            if (replacement.old().equals(replacement.changed())) {
                throw fault("replace", "'" + replacement.old() + "' takes its own place; nothing would change");
            }
            once("replace", changed, replacement.old());
        }
        overlay.remove().forEach(requirement -> once("remove", changed, requirement));
        Set<Requirement> added = new HashSet<>();
        for (Requirement requirement : overlay.add()) {
            if (changed.contains(requirement) || !added.add(requirement)) {
                throw fault("add", "'" + requirement + "' is added and also taken off, replaced or added again");
            }
        }
        for (List<Requirement> all : overlay.extras().values()) {
            if (new HashSet<>(all).size() < all.size()) {
                throw fault("extras", "an extra has the same requirement twice; keep one");
            }
        }
    }

    private void once(String key, Set<Requirement> changed, Requirement requirement) {
        if (!changed.add(requirement)) {
            throw fault(key, "'" + requirement + "' is replaced or taken off twice; keep one");
        }
    }
}
