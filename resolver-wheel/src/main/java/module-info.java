// SPDX-License-Identifier: Apache-2.0
/** Wheels with the metadata that overlays make of theirs, and all else as it was. */
module dev.headwater.wheel {
    requires transitive dev.headwater.core;
    requires com.fasterxml.jackson.core;
    requires static org.jspecify;

    exports dev.headwater.wheel;
}
