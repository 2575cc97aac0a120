// The estate of Harbour, a small shop: databases and applications, the web tier, and what the office uses.
holdfast 1

name 'harbour'

defaults { region 'westeurope'; timeZone 'Europe/Berlin' }

vault('rsv-home') { region 'westeurope'; redundancy ZRS; softDelete 14.days }
vault('rsv-far') { region 'northeurope'; redundancy LRS; softDelete 14.days }

limits { maxMonthlyIncrease '10%' }  // a pull request that costs more is talked about first
