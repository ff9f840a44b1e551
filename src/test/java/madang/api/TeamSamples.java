package madang.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import commerce.Checkout;
import commerce.groupbuy.DealId;
import commerce.groupbuy.TeamId;
import commerce.groupbuy.TestTeams;
import platform.id.Tsid;

/** The part of {@link CommerceSamples} that is about group buying. */
final class TeamSamples {
    private static final String DEALS = "/v1/commerce/deals";
    private static final String TEAMS = "/v1/commerce/teams/";

    private TeamSamples() {}

    static void addTo(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("commerceDealList", world -> ApiSample.of("GET", DEALS + "?limit=5&productId="
                + world.shop.productOf(world.sku).value()));
        all.put("commerceDealRead", world -> ApiSample.of("GET", deal(world)));
        all.put("commerceDealTeams", world -> ApiSample.of("GET", deal(world) + "/teams?limit=5"));
        all.put("commerceDealQuote", world -> ApiSample.of("POST", deal(world) + "/quotes")
                .as(world.owner.accessToken).with(
                        Map.of("skuId", Long.toString(world.sku.value()), "quantity", 1, "coupons",
                                List.of(world.takenCoupon()), "postalCode", "06236")));
        all.put("commerceDealOpen", world -> {
            String deal = deal(world);
            return spends(world, deal + "/teams").with(Checkout.orderOf(quote(world, deal)));
        });
        all.put("commerceTeamRead", world -> ApiSample.of("GET", team(world, 3, new Tsid(1), 0)));
        all.put("commerceTeamStream", world -> ApiSample.of("GET", team(world, 2, new Tsid(1), 1) + "/stream"));
        all.put("commerceTeamJoin", world -> {
            DealId deal = teams(world).deal(3);
            TeamId team = teams(world).team(deal, new Tsid(1), 0);
            return spends(world, TEAMS + team.value() + "/seats")
                    .with(Checkout.orderOf(quote(world, DEALS + "/" + deal.value())));
        });
        all.put("commerceTeamLeave", world -> spends(world,
                team(world, 3, new Tsid(Long.parseLong(world.owner.memberId)), 0) + "/departure"));
        all.put("commerceSeatList", world -> ApiSample.of("GET", "/v1/commerce/seats?limit=5")
                .as(world.owner.accessToken));
    }

    private static ApiSample spends(ApiWorld world, String path) {
        return ApiSample.of("POST", path).as(world.owner.accessToken).header("Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static Map<String, Object> wish(ApiWorld world) {
        return Map.of("skuId", Long.toString(world.sku.value()), "quantity", 1, "postalCode", "06236");
    }

    private static String quote(ApiWorld world, String deal) {
        return world.owner.post(deal + "/quotes", wish(world)).text("id");
    }

    private static String deal(ApiWorld world) {
        return DEALS + "/" + teams(world).deal(3).value();
    }

    private static String team(ApiWorld world, int size, Tsid leader, int others) {
        return TEAMS + teams(world).team(teams(world).deal(size), leader, others).value();
    }

    private static TestTeams teams(ApiWorld world) {
        return new TestTeams(world.context, world.shop, world.sku);
    }
}
