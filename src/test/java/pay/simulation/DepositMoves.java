package pay.simulation;

import java.util.List;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;

/** What is deposited at virtual accounts: the bank tells of it at once, or its notice gets lost, or comes long after. */
final class DepositMoves {
    static final List<Consumer<Turn>> ALL = List.of(DepositMoves::atShop, DepositMoves::atShop, DepositMoves::atShop,
            DepositMoves::forOrder, DepositMoves::buy, DepositMoves::buy, DepositMoves::tellOfAgain);

    private DepositMoves() {}

    private static void atShop(Turn turn) {
        turn.any(Deal.AtShop.class).ifPresent(deal -> deposit(turn, turn.world
                .merchant(deal.merchant(), "GET", "/v1/pay/payments/" + deal.key(), null).body()
                .path("virtualAccount")));
    }

    private static void forOrder(Turn turn) {
        turn.any(Deal.Ordered.class).ifPresent(deal -> forOrder(turn, deal));
    }

    private static void buy(Turn turn) {
        OrderMoves.buyByDeposit(turn);
    }

    static void forOrder(Turn turn, Deal.Ordered deal) {
        OrderMoves.payment(turn, deal).ifPresent(_ -> deposit(turn, turn.world
                .member(deal.buyer().member(), "GET", "/v1/pay/order-payments/" + deal.order(), null).body()
                .path("virtualAccount")));
    }

    /** Mostly what is awaited. */
    private static void deposit(Turn turn, JsonNode account) {
        String number = account.path("accountNumber").asString("");
        if (!number.isEmpty()) {
            long amount = account.path("amount").asLong() + (turn.chance(5) ? 1 : 0);
            Deposited deposited = new Deposited(number, amount, turn.world.id().toString());
            turn.remember(deposited);
            tellOf(turn, deposited, !turn.chance(2));
        }
    }

    private static void tellOf(Turn turn, Deposited deposited, boolean noticed) {
        turn.ask(() -> turn.world.deposit(deposited.number(), deposited.amount(), deposited.reference(), noticed));
    }

    private static void tellOfAgain(Turn turn) {
        turn.any(Deposited.class).ifPresent(deposited -> tellOf(turn, deposited, true));
    }

    /** Money that is at the bank: ours to know of, if only by the bank's daily file, and once. */
    private record Deposited(String number, long amount, String reference) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            long known = world.number("select count(*) from pay_deposit where reference = ? and amount = ?", reference,
                    amount);
            if (known != 1) {
                throw new AssertionError("Deposit " + reference + " of " + amount + " is known " + known + " times");
            }
        }
    }
}
