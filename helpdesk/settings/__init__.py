"""Settings: `base` holds everything, `dev`, `test` and `prod` only switch; all values come through `env`."""
