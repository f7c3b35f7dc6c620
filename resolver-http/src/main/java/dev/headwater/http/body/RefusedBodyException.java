// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.body;

import dev.headwater.api.index.FaultDetail;
import java.io.IOException;

/** A body that is not read, or not to its end, because of a rule of ours. */
public final class RefusedBodyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient FaultDetail detail;
    private final boolean oversized;

    private RefusedBodyException(FaultDetail detail, boolean oversized) {
        super(detail instanceof FaultDetail.Quoted quoted ? quoted.words() : detail.toString());
        this.detail = detail;
        this.oversized = oversized;
    }

    static RefusedBodyException of(String words) {
        return new RefusedBodyException(new FaultDetail.Quoted(words), false);
    }

    static RefusedBodyException oversized(FaultDetail detail) {
        return new RefusedBodyException(detail, true);
    }

    /** {@return what there is that is not read} */
    public FaultDetail detail() {
        return detail;
    }

    /** {@return whether that is since there is more of it than is read} */
    public boolean isOversized() {
        return oversized;
    }
}
