package platform.id;

/** This instance's right to make ids under one node number, up to a moment. */
interface NodeLease {
    /** 0 to 1023; no other living instance has it. */
    int node();

    /** Epoch milliseconds after which no id may be made unless the lease is renewed; 0 once the lease is lost. */
    long heldUntil();

    /** By which ids are made. */
    ForwardClock clock();
}
