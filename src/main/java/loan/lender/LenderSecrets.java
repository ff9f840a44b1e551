package loan.lender;

import java.util.Map;

/** The secret that each lender signs with. */
record LenderSecrets(Map<LenderId, String> secrets) {
    LenderSecrets {
        secrets = Map.copyOf(secrets);
    }

    @Override
    public String toString() {
        return "LenderSecrets of " + secrets.keySet();
    }
}
