// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.gateway.wheel.WheelAnswer;
import dev.headwater.gateway.wheel.WheelMaker;
import dev.headwater.gateway.wheel.WheelOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Serves wheels for which overlays are rewritten, and not as their index has them. */
final class RewrittenWheels implements Correcting {
    private final WheelMaker maker;
    private final PackageIndex index;
    private final IndexId owner;
    private final IndexPolicy policy;

    RewrittenWheels(WheelMaker maker, PackageIndex index, IndexId owner, IndexPolicy policy) {
        this.maker = maker;
        this.index = index;
        this.owner = owner;
        this.policy = policy;
    }

    @Override
    public CompletableFuture<?> correct(Corrections corrections, List<Integer> wheels) {
        List<WheelOrder> orders = new ArrayList<>();
        List<CompletableFuture<WheelAnswer>> asked = new ArrayList<>();
        for (int row : wheels) {
            WheelOrder order = new WheelOrder(
                    index,
                    owner,
                    corrections.page().published(row),
                    corrections.edit(row).overlays(),
                    policy);
            orders.add(order);
            asked.add(maker.make(order));
        }
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).thenRun(() -> {
            for (int i = 0; i < wheels.size(); i++) {
                take(corrections, wheels.get(i), orders.get(i), asked.get(i).join());
            }
        });
    }

    private void take(Corrections corrections, int row, WheelOrder order, WheelAnswer answer) {
        answer.accept(new WheelAnswer.Visitor<Runnable>() {
                    @Override
                    public Runnable made(WheelAnswer.Made made) {
                        return () ->
                                corrections.rewritten(row, new RewrittenFile(made.wheel(), () -> maker.bytes(order)));
                    }

                    @Override
                    public Runnable asItWas(WheelAnswer.AsItWas same) {
                        return () -> {};
                    }

                    @Override
                    public Runnable refused(WheelAnswer.Refused refused) {
                        return () -> corrections.withhold(row, "overlays are for it, and " + refused.why());
                    }

                    @Override
                    public Runnable unavailable(WheelAnswer.Unavailable unavailable) {
                        return () -> corrections.fail(unavailable.why());
                    }
                })
                .run();
    }
}
