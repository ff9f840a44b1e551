package faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import bench.Wares.Ware;
import faults.Caller.Reply;
import faults.Errand.Kind;
import org.jspecify.annotations.Nullable;
import testing.StaffActor;

/**
 * A promotion pays whole orders out of a budget that lacks one won for one order more, and all of a group want to pay by it at the same moment. Who gets
 * nothing of it keeps the order for the next promotion. Round after round.
 */
final class LastWon implements Attack {
    private static final int GROUPS = 4;
    private static final String PAGE = "/ops/proposals";
    private static final Pattern FRESH_ID = Pattern.compile("name=\"id\" value=\"([0-9]+)\"");

    private final int rounds;
    private final AtomicInteger exhausted = new AtomicInteger();

    LastWon(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "the last won of a promotion's budget, " + rounds + " times";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.EAGER;
    }

    @Override
    public Manner manner() {
        return Manner.ROUNDS;
    }

    /** An order that is to be paid. */
    private record Open(String order, String payment, long amount) {}

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        Promotions promotions = new Promotions(site);
        Map<Buyer, Open> open = new ConcurrentHashMap<>();
        long begun = System.nanoTime();
        new Rounds(load, site.port()).play(rounds, GROUPS,
                (group, ware, number) -> round(promotions, open, group, ware, number, load, figures));
        figures.seconds("seconds for a round", (System.nanoTime() - begun) / rounds);
        figures.note("members who wanted each promotion's money at once, for whom it is enough",
                load.members().size() / GROUPS + ", " + places(load.members().size() / GROUPS));
        // Else nobody vied for it.
        figures.atLeast("told that the money is gone", exhausted.getAndSet(0),
                rounds * places(load.members().size() / GROUPS) / 2.0, "members");
        for (Map.Entry<Buyer, Open> left : open.entrySet()) {
            Open it = left.getValue();
            left.getKey().confirms(it.payment(), it.order(), it.amount(), Client.byMoney(it.amount()));
        }
    }

    private static int places(int people) {
        return people / 2;
    }

    private void round(Promotions promotions, Map<Buyer, Open> open, List<Buyer> group, Ware ware, int number,
            Load load, Figures figures) throws InterruptedException {
        Rounds.atOnce(group.stream().filter(each -> !open.containsKey(each)).toList(), each -> {
            Open placed = place(each, ware);
            if (placed != null) {
                open.put(each, placed);
            }
            return each;
        });
        List<Buyer> ready = group.stream().filter(open::containsKey).toList();
        if (ready.size() < group.size()) {
            figures.violation("ONLY " + ready.size() + " ORDERS IN ROUND " + number);
            return;
        }
        long price = open.get(ready.getFirst()).amount();
        int places = places(ready.size());
        String promotion = promotions.start(places * price + price - 1);
        List<String> refusals = Rounds.atOnce(ready, each -> {
            Open it = open.get(each);
            Reply reply = each.confirms(it.payment(), it.order(), price, Client.byPromotion(promotion, price));
            if (reply.isDone()) {
                load.notebook.spared(each.member, price);
                open.remove(each);
            }
            return reply.isDone() ? "" : reply.code();
        });
        exhausted.addAndGet((int) refusals.stream().filter("PROMOTION_EXHAUSTED"::equals).count());
        long paid = refusals.stream().filter(String::isEmpty).count();
        if (paid != places) {
            figures.violation((paid > places ? "BUDGET OVERSPENT" : "BUDGET LEFT") + " in round " + number
                    + ": promotion " + promotion + " paid " + paid + " orders instead of " + places + ", " + refusals);
        }
    }

    private static @Nullable Open place(Buyer buyer, Ware ware) throws InterruptedException {
        Reply quote = buyer.postsUntilLetIn("/v1/commerce/quotes", Client.quote(ware));
        if (!quote.isDone()) {
            return null;
        }
        Errand order = buyer.wants(Kind.ORDER, quote.body().at("/total").asLong(), Long.parseLong(ware.sku()));
        Reply placed = buyer.insists(order, "/v1/commerce/orders", Client.order(quote.body().at("/id").asString()),
                Map.of());
        if (!placed.isDone()) {
            return null;
        }
        String id = placed.body().at("/id").asString();
        Reply prepared = buyer.prepared(id);
        return prepared.isDone()
                ? new Open(id, prepared.body().at("/paymentId").asString(), placed.body().at("/amount").asLong())
                : null;
    }

    /** As two operators start them: one proposes, and another, of whom there is none in the demo, is written down as who did. */
    private static final class Promotions {
        private final Site site;
        private final StaffActor operator;

        Promotions(Site site) {
            this.site = site;
            this.operator = site.operator();
        }

        /** All of an order's price, as often as one likes. */
        synchronized String start(long budget) {
            String page = operator.opens(PAGE).body();
            String csrf = StaffActor.csrfTokenIn(page);
            Matcher id = FRESH_ID.matcher(page);
            if (!id.find()) {
                throw new IllegalStateException("No form on " + PAGE);
            }
            String won = Long.toString(budget);
            expectDone(operator.sends(PAGE + "/promotion", Map.ofEntries(Map.entry("id", id.group(1)),
                    Map.entry("name", "drill"), Map.entry("kind", "DISCOUNT"), Map.entry("where", "ORDERS"),
                    Map.entry("percent", "100"), Map.entry("least", "1"), Map.entry("most", won),
                    Map.entry("perMember", "999"), Map.entry("stock", "999999"), Map.entry("days", "1"),
                    Map.entry("budget", won), Map.entry("reason", "drill")), csrf).statusCode());
            site.jdbc().sql("update pay_proposal set proposed_by = 1 where id = ?").param(id.group(1)).update();
            expectDone(operator.sends(PAGE, Map.of("proposal", id.group(1), "verdict", "APPROVE"), csrf).statusCode());
            return id.group(1);
        }

        private static void expectDone(int status) {
            if (status != 200) {
                throw new IllegalStateException("A promotion is not started: " + status);
            }
        }
    }

    @Override
    public List<Twin> twins() {
        return List.of(new Twin("the ledger does not guard budgets", site -> site.jdbc()
                .sql("""
                        create trigger drill before insert on pay_balance for each row
                        set new.guard = if((select kind from pay_account where id = new.account_id) = 'PROMOTION_BUDGET', 'NONE', new.guard)""")
                .update(), Manner.ROUNDS));
    }
}
