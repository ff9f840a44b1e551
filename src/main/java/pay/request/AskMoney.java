package pay.request;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.transfer.Addressee;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** Asks one member for money. */
@Component
class AskMoney {
    private final AskFriends askFriends;

    AskMoney(AskFriends askFriends) {
        this.askFriends = askFriends;
    }

    /**
     * Asks.
     *
     * @throws DomainException as {@link AskFriends#ask}
     */
    @RetriedOnConflict
    @Transactional
    public MoneyRequest ask(Tsid asker, Addressee of, Won amount, @Nullable String memo) {
        return askFriends.ask(asker, List.of(new AskFriends.Share(of, amount)), memo, null).getFirst();
    }
}
