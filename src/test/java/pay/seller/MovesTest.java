package pay.seller;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import pay.ledger.Account;
import pay.ledger.Line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MovesTest {
    private static final Account[] ACCOUNTS = {Account.BANK, Account.HOUSE_COSTS, Account.FEE_REVENUE, Account.VAT,
            Account.LAPSED_POINTS};

    @Test
    void bringsEachAccountToWhatItGetsByTheFewestMovements() {
        assertThat(new Moves().to(Account.BANK, -100).to(Account.FEE_REVENUE, 8).to(Account.VAT, 0)
                .to(Account.LAPSED_POINTS, 92).lines())
                .containsExactly(new Line.Post(Account.BANK, Account.FEE_REVENUE, 8),
                        new Line.Post(Account.BANK, Account.LAPSED_POINTS, 92));
    }

    @RepeatedTest(50)
    void whateverIsGivenIsTaken(RepetitionInfo turn) {
        Random random = new Random(turn.getCurrentRepetition());
        Map<Account, Long> wanted = new HashMap<>();
        long sum = 0;
        Moves moves = new Moves();
        for (Account account : ACCOUNTS) {
            long amount = account.equals(ACCOUNTS[4]) ? -sum : random.nextLong(-1_000, 1_000);
            sum += amount;
            wanted.put(account, amount);
            moves.to(account, amount);
        }

        Map<Account, Long> got = new HashMap<>();
        for (Line line : moves.lines()) {
            Line.Post post = (Line.Post) line;
            got.merge(post.debit(), -post.amount(), Long::sum);
            got.merge(post.credit(), post.amount(), Long::sum);
        }

        for (Account account : ACCOUNTS) {
            assertThat(got.getOrDefault(account, 0L)).as("seed %s", turn.getCurrentRepetition())
                    .isEqualTo(wanted.get(account));
        }
    }

    @Test
    void refusesWhatDoesNotAddUp() {
        assertThatThrownBy(() -> new Moves().to(Account.BANK, -100).to(Account.VAT, 99).lines())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
