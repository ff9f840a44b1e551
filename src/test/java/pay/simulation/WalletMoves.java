package pay.simulation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import platform.time.BusinessDays;
import testing.TestMembers.TestMember;

/** What members do with their wallets. */
final class WalletMoves {
    static final List<Consumer<Turn>> ALL = List.of(WalletMoves::topUp, WalletMoves::topUp, WalletMoves::withdraw,
            WalletMoves::toMember, WalletMoves::toMember, WalletMoves::toStranger, WalletMoves::accept,
            WalletMoves::takeBack, WalletMoves::askFor, WalletMoves::divide, WalletMoves::payAsked,
            WalletMoves::payAsked,
            WalletMoves::closeAsked, WalletMoves::plan, WalletMoves::toAccount, WalletMoves::planToAccount,
            WalletMoves::fillByItself);
    private static final String TRANSFERS = "/v1/pay/transfers";
    private static final String REQUESTS = "/v1/pay/money-requests/";

    private WalletMoves() {}

    private static void topUp(Turn turn) {
        Cast.Person person = turn.person();
        String account = turn.chance(3) ? person.odd() : person.account();
        topUp(turn, person, account, turn.chance(4) ? 600_000 : turn.amount());
    }

    static void topUp(Turn turn, Cast.Person person, String account, long amount) {
        Map<String, Object> body = Map.of("bankAccountId", account, "amount", amount);
        String key = Cast.key();
        turn.ask(() -> turn.world.member(person.member(), "POST", "/v1/pay/top-ups", body, "Idempotency-Key", key),
                answer -> turn.remember(
                        new Deal.AtBank(person, "/v1/pay/top-ups/" + answer.text("id"), 1, amount)));
    }

    private static void withdraw(Turn turn) {
        Cast.Person person = turn.person();
        withdraw(turn, person, turn.chance(2) ? person.odd() : person.account(), turn.amount());
    }

    static void withdraw(Turn turn, Cast.Person person, String account, long amount) {
        String key = Cast.key();
        signed(turn, person, "/v1/pay/withdrawals", Map.of("bankAccountId", account, "amount", amount), key,
                "madang.pay.withdrawal.v1\n" + key + "\n" + account + "\n" + amount, id -> turn.remember(
                        new Deal.AtBank(person, "/v1/pay/withdrawals/" + id, -1, amount)));
    }

    private static void toAccount(Turn turn) {
        toAccount(turn, turn.person());
    }

    /** To anybody's account, which the bank may not have, or may not say what became of it. */
    static void toAccount(Turn turn, Cast.Person person) {
        String number = turn.one(turn.cast.outside());
        long amount = turn.chance(6) ? 450_000 : turn.amount();
        String key = Cast.key();
        signed(turn, person, "/v1/pay/account-transfers",
                Map.of("bankCode", "088", "accountNumber", number, "amount", amount, "text", "월세"), key,
                String.join("\n", "madang.pay.account-transfer.v1", key, "088", number, Long.toString(amount), "월세"),
                id -> turn.remember(new Deal.AtBank(person, "/v1/pay/withdrawals/" + id, -1, amount)));
    }

    /** The same, tomorrow or the day after. */
    private static void planToAccount(Turn turn) {
        Cast.Person person = turn.person();
        String number = turn.one(turn.cast.outside());
        long amount = turn.chance(4) ? 450_000 : turn.amount();
        String day = LocalDate.ofInstant(turn.world.now(), BusinessDays.SEOUL).plusDays(turn.random.nextInt(1, 3))
                .toString();
        String key = Cast.key();
        signed(turn, person, "/v1/pay/scheduled-transfers",
                Map.of("account", Map.of("bankCode", "088", "accountNumber", number, "text", "월세"), "amount", amount,
                        "repeats", "ONCE", "date", day, "businessDays", "AS_IS"),
                key,
                String.join("\n", "madang.pay.scheduled-transfer.v1", key, "088 " + number + " 월세",
                        Long.toString(amount), "ONCE " + day, "", "", "AS_IS", ""),
                id -> turn.remember(new Deal.PlannedToAccount(person, id, amount)));
    }

    private static void signed(Turn turn, Cast.Person person, String path, Object body, String key, String message,
            Consumer<String> agreed) {
        String signature = person.member().sign(message);
        turn.ask(() -> turn.world.member(person.member(), "POST", path, body, "Idempotency-Key", key,
                "X-Device-Signature", signature), answer -> agreed.accept(answer.text("id")));
    }

    private static void toMember(Turn turn) {
        toMember(turn, turn.person(), turn.person());
    }

    static void toMember(Turn turn, Cast.Person person, Cast.Person other) {
        long amount = turn.chance(6) ? 550_000 : turn.amount();
        transfer(turn, person, turn.chance(2) ? other.member().phone() : other.id().toString(), amount,
                id -> turn.remember(new Deal.Transfer(person, other.id(), "", id, amount)));
    }

    private static void toStranger(Turn turn) {
        Cast.Person person = turn.person();
        String phone = turn.one(List.copyOf(turn.cast.strangers().keySet()));
        long amount = turn.amount();
        transfer(turn, person, phone, amount,
                id -> turn.remember(new Deal.Transfer(person, null, phone, id, amount)));
    }

    private static void transfer(Turn turn, Cast.Person person, String to, long amount, Consumer<String> agreed) {
        String key = Cast.key();
        signed(turn, person, TRANSFERS, Map.of("to", to, "amount", amount), key,
                "madang.pay.transfer.v1\n" + key + "\n" + to + "\n" + amount, agreed);
    }

    /** Whoever has the stranger's number by now. */
    private static void accept(Turn turn) {
        turn.any(Deal.Transfer.class).filter(deal -> !deal.phone().isEmpty()).ifPresent(deal -> {
            TestMember member = turn.cast.strangers().get(deal.phone());
            if (turn.chance(2)) {
                Cast.join(turn.world, member);
            }
            String key = Cast.key();
            turn.ask(() -> turn.world.member(member, "POST", TRANSFERS + "/" + deal.id() + "/acceptance", null,
                    "Idempotency-Key", key));
        });
    }

    private static void takeBack(Turn turn) {
        turn.any(Deal.Transfer.class).ifPresent(deal -> {
            String key = Cast.key();
            turn.ask(() -> turn.world.member(deal.sender().member(), "POST",
                    TRANSFERS + "/" + deal.id() + "/cancellation", null, "Idempotency-Key", key));
        });
    }

    private static void askFor(Turn turn) {
        Cast.Person asker = turn.person();
        Cast.Person asked = turn.person();
        long amount = turn.amount();
        String key = Cast.key();
        turn.ask(() -> turn.world.member(asker.member(), "POST", "/v1/pay/money-requests",
                Map.of("of", asked.id().toString(), "amount", amount), "Idempotency-Key", key),
                answer -> turn.remember(new Deal.Asked(asker, asked, answer.text("id"), amount)));
    }

    /** Who has paid a bill asks two others for their parts of it. */
    private static void divide(Turn turn) {
        Cast.Person asker = turn.person();
        List<Cast.Person> friends = List.of(turn.person(), turn.person());
        long total = turn.amount();
        String key = Cast.key();
        turn.ask(() -> turn.world.member(asker.member(), "POST", "/v1/pay/split-bills",
                Map.of("total", total, "friends",
                        friends.stream().map(friend -> Map.of("of", friend.id().toString())).toList()),
                "Idempotency-Key", key), answer -> {
                    for (int i = 0; i < friends.size(); i++) {
                        var request = answer.body().path("requests").path(i);
                        turn.remember(new Deal.Asked(asker, friends.get(i), request.path("id").asString(),
                                request.path("amount").asLong()));
                    }
                });
    }

    private static void payAsked(Turn turn) {
        turn.any(Deal.Asked.class).ifPresent(deal -> {
            String key = Cast.key();
            String signature = deal.asked().member()
                    .sign("madang.pay.money-request.v1\n" + key + "\n" + deal.id() + "\n" + deal.amount());
            turn.ask(() -> turn.world.member(deal.asked().member(), "POST", REQUESTS + deal.id() + "/payment", null,
                    "Idempotency-Key", key, "X-Device-Signature", signature));
        });
    }

    private static void closeAsked(Turn turn) {
        turn.any(Deal.Asked.class).ifPresent(deal -> {
            boolean declines = turn.chance(2);
            String key = Cast.key();
            turn.ask(() -> turn.world.member((declines ? deal.asked() : deal.asker()).member(), "POST",
                    REQUESTS + deal.id() + (declines ? "/refusal" : "/cancellation"), null, "Idempotency-Key", key));
        });
    }

    private static void plan(Turn turn) {
        Cast.Person person = turn.person();
        Cast.Person other = turn.person();
        long amount = turn.amount();
        int day = turn.random.nextInt(1, 32);
        String key = Cast.key();
        Map<String, Object> body = new HashMap<>(Map.of("to", other.id().toString(), "amount", amount, "repeats",
                "MONTHLY", "dayOfMonth", day, "times", 1, "businessDays", "NEXT_BUSINESS_DAY"));
        signed(turn, person, "/v1/pay/scheduled-transfers", body, key,
                String.join("\n", "madang.pay.scheduled-transfer.v1", key, other.id().toString(),
                        Long.toString(amount), "MONTHLY " + day, "", "1", "NEXT_BUSINESS_DAY", ""),
                id -> turn.remember(new Deal.Planned(person, other, id, amount)));
    }

    /** From now on what is missing of a transfer or a payment comes from the bank. */
    private static void fillByItself(Turn turn) {
        Cast.Person person = turn.person();
        String signature = person.member().sign("madang.pay.auto-top-up.v1\n" + person.account() + "\n10000");
        turn.ask(() -> turn.world.member(person.member(), "PUT", "/v1/pay/auto-top-up",
                Map.of("bankAccountId", person.account(), "step", 10_000), "X-Device-Signature", signature));
    }
}
