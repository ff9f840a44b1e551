package pay.seller;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.ops.ManualCases;

/** Accounts of sellers that wait for an operator. */
@Configuration(proxyBeanMethods = false)
class WaitingPayees {
    @Bean
    static ManualCases waitingPayeesOfSellers(ReadPayees payees) {
        return new ManualCases("pay.seller-payee", payees::waitingInAll,
                most -> payees.waiting(most).stream().map(each -> new ManualCases.Case(each.id().toString(),
                        each.enteredAt(), "seller " + each.sellerId())).toList());
    }
}
