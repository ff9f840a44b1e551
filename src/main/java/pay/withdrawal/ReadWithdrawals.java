package pay.withdrawal;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankTransfer;
import pay.bank.BankTransferId;
import pay.bank.FindBankTransfer;
import pay.bank.LinkedAccounts;
import pay.bank.StatementTexts;
import platform.id.Tsid;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Reads a member's withdrawals. */
@Component
class ReadWithdrawals {
    private final FindBankTransfer transfers;
    private final StatementTexts texts;
    private final LinkedAccounts accounts;
    private final Cursors cursors;

    ReadWithdrawals(FindBankTransfer transfers, StatementTexts texts, LinkedAccounts accounts, Cursors cursors) {
        this.transfers = transfers;
        this.texts = texts;
        this.accounts = accounts;
        this.cursors = cursors;
    }

    @Transactional(readOnly = true)
    public Optional<Withdrawal> one(Tsid member, WithdrawalId id) {
        return transfers.find(new BankTransferId(id.value()))
                .filter(transfer -> transfer.purpose() == BankTransfer.Purpose.WITHDRAWAL
                        && transfer.memberId().equals(member))
                .map(this::view);
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    public CursorPage<Withdrawal> list(Tsid member, PageQuery page) {
        String list = "pay.withdrawals:" + member;
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(transfers.of(member, BankTransfer.Purpose.WITHDRAWAL, before, page.size() + 1).stream()
                .map(this::view).toList(), page.size(), row -> cursors.encode(list, row.id().value()));
    }

    private Withdrawal view(BankTransfer transfer) {
        return Withdrawal.of(transfer, texts.open(transfer), accounts.get(transfer.bankAccountId()));
    }
}
