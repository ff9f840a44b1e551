package pay.lending;

import loan.events.LoanDisbursed;
import org.jspecify.annotations.Nullable;
import pay.bank.BankAccountId;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A loan to be handed over.
 *
 * @param bankAccountId where the member wants it; null for the wallet
 */
record LoanMoney(Tsid loanId, Tsid memberId, Tsid lenderId, String name, Won amount,
        @Nullable BankAccountId bankAccountId) {
    static LoanMoney of(LoanDisbursed told) {
        Tsid account = told.bankAccountId();
        return new LoanMoney(told.loanId(), told.memberId(), told.lenderId(), told.productName(), told.amount(),
                account == null ? null : new BankAccountId(account.value()));
    }
}
