"""From the model's reading of a report to its attributions: shaped, completed by rules, nested, continued."""
