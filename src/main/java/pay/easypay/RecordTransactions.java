package pay.easypay;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.settlement.Sale;
import pay.settlement.SaleLines;

/** Writes down what was taken and what went back: for the merchant's list, and for their settlement unless it is a test. */
@Component
class RecordTransactions {
    private final Transactions transactions;
    private final SaleLines saleLines;

    RecordTransactions(Transactions transactions, SaleLines saleLines) {
        this.transactions = transactions;
        this.saleLines = saleLines;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<Transaction> made) {
        transactions.add(made);
        List<Sale> sales = made.stream().filter(each -> each.payment().ask().live()).map(Transaction::sale).toList();
        if (!sales.isEmpty()) {
            saleLines.append(sales);
        }
    }
}
