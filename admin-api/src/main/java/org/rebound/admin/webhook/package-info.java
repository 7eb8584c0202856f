/**
 * Webhooks by the Standard Webhooks specification: subscriptions with a cursor over the change
 * feed, so that nothing more is written while bounces are recorded.
 */
@NullMarked
package org.rebound.admin.webhook;

import org.jspecify.annotations.NullMarked;
