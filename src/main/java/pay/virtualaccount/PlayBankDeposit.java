package pay.virtualaccount;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pay.bank.BankCode;
import platform.id.Ids;
import platform.money.Won;

/** Somebody deposits at a number of the bank in the box, which tells of it at once, or its notice gets lost. */
@Component
class PlayBankDeposit {
    private final SandboxDeposits books;
    private final TakeDeposit takeDeposit;
    private final Ids ids;
    private final Clock clock;

    PlayBankDeposit(SandboxDeposits books, TakeDeposit takeDeposit, Ids ids, Clock clock) {
        this.books = books;
        this.takeDeposit = takeDeposit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Deposits, once by the reference.
     *
     * @param reference the bank's; null: a new one
     * @return null when the notice of it got lost
     */
    @Nullable
    Verdict deposit(BankCode bank, String number, Won amount, @Nullable String reference, boolean noticed) {
        Deposit booked = books.book(new Deposit(bank, reference == null ? ids.next().toString() : reference, number,
                amount, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        return noticed ? takeDeposit.take(booked) : null;
    }
}
