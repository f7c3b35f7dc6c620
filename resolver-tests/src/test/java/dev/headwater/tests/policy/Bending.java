// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import dev.headwater.api.policy.IndexFactory;
import dev.headwater.tests.fault.Credulous;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A resolver that breaks the rule in one place, made of one that keeps it by telling that one another world. */
@SuppressWarnings("ImmutableEnumChecker") // The functions of its constants keep nothing.
enum Bending {
    NONE(world -> world),
    FORGETS_PINS(world -> new WorldBuilder(world).withoutPins().build()),
    FORGETS_FORMATS(world -> new WorldBuilder(world).withoutFormats().build()),
    FORGETS_COOL_DOWNS_BY_NAME(
            world -> new WorldBuilder(world).withoutCoolDownsByName().build()),
    TAKES_PRE_RELEASES(world -> new WorldBuilder(world).preReleases("allow").build()),
    TAKES_PRE_RELEASES_LAST(world -> new WorldBuilder(world)
            .preReleases(world.preReleases().equals("if-named") ? "if-necessary" : world.preReleases())
            .build()),
    FORGETS_THE_CUT_OFF(world -> new WorldBuilder(world).withoutCutOff().build()),
    TAKES_WHAT_HAS_NO_TIME(world -> new WorldBuilder(world)
            .eachSite(site -> new SiteBuilder(site).undatedTaken().build())
            .build()),
    FORGETS_HOTFIXES(world -> new WorldBuilder(world).hotfixes(List.of()).build()),
    TAKES_WHAT_IS_WITHDRAWN(world -> new WorldBuilder(world)
            .hotfixes(world.hotfixes().stream()
                    .filter(hotfix -> hotfix.what() != Hotfix.What.WITHDRAW)
                    .toList())
            .build()),
    MENDS_WHOEVER_SUPPLIES(world -> new WorldBuilder(world)
            .hotfixes(world.hotfixes().stream()
                    .map(hotfix -> new Hotfix(
                            "*", hotfix.name(), hotfix.version(), hotfix.what(), hotfix.old(), hotfix.other()))
                    .toList())
            .build()),
    ASKS_THE_LAST_FIRST(world -> {
        List<Site> sites = new ArrayList<>(world.sites());
        Collections.reverse(sites);
        return new WorldBuilder(world).sites(sites).build();
    }),
    ASKS_WHO_IS_ON_DEMAND(world -> each(
            world,
            site -> site.role().equals("on-demand")
                    ? new SiteBuilder(site).role("searched").build()
                    : site)),
    FORGETS_RESERVATIONS(world ->
            each(world, site -> new SiteBuilder(site).reserved(List.of()).build())),
    FORGETS_DENIALS(
            world -> each(world, site -> new SiteBuilder(site).deny(List.of()).build())),
    BELIEVES_WITHOUT_PROOF(world -> each(
            world, site -> new SiteBuilder(site).knownProject(Optional.empty()).build())),
    BELIEVES_MIRRORS(
            world -> each(world, site -> new SiteBuilder(site).mirrorComplete().build())),
    BELIEVES_FORBIDDEN(
            world -> each(world, site -> new SiteBuilder(site).forbiddenAbsent().build())),
    TAKES_SILENCE_FOR_ABSENCE(world -> world) {
        @Override
        IndexFactory around(IndexFactory factory) {
            return Credulous.around(factory);
        }
    };

    private final UnaryOperator<World> bend;

    Bending(UnaryOperator<World> bend) {
        this.bend = bend;
    }

    /** {@return the world that is told} */
    World told(World world) {
        return bend.apply(world);
    }

    /** {@return the indexes that are asked} */
    IndexFactory around(IndexFactory factory) {
        return factory;
    }

    private static World each(World world, UnaryOperator<Site> change) {
        return new WorldBuilder(world).eachSite(change).build();
    }
}
